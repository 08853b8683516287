// `npm test`: everything that proves Konto, ending with one line that counts it.
import { stripVTControlCharacters } from 'node:util';
import { checks } from './check.ts';
import { countVitest } from './count-vitest.ts';
import { type Outcome, runSteps } from './steps.ts';

const { passed, failed } = await runSteps([
  ...checks,
  { name: 'build', command: ['vite', 'build'] },
  {
    name: 'unit, BFF and component tests',
    command: ['vitest', 'run', '--project', '!redis', '--project', '!hosting', '--project', '!engines'],
    count: countVitest,
  },
  {
    name: 'a real browser against the built app',
    command: ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'],
    count: countPlaywright,
  },
]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** `  12 passed (34.5s)`, `  1 failed`, `  1 flaky`, each on its own line. */
function countPlaywright(output: string): Outcome {
  const number = (word: string) =>
    Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(stripVTControlCharacters(output))?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') + number('flaky') + number('skipped') };
}
