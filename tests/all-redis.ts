// `npm run test:redis`: several instances on a real Redis, which has to be installed.
import { countVitest } from './count-vitest.ts';
import { runSteps } from './steps.ts';

const { passed, failed } = await runSteps([
  {
    name: 'several instances on one Redis',
    command: ['vitest', 'run', '--project', 'redis'],
    count: countVitest,
  },
]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
