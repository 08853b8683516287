// `npm run test:redis` and `npm run test:hosting`: tests that need a program of the system, which `npm test` does not.
import { countVitest } from './count-vitest.ts';
import { runSteps } from './steps.ts';

const [project = ''] = process.argv.slice(2);
const { passed, failed } = await runSteps([
  {
    name: `the tests of ${project}`,
    command: ['vitest', 'run', '--project', project],
    count: countVitest,
  },
]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
