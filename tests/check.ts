// `npm run check`: everything that can be said about the code without running it.
import { runSteps, type Step } from './steps.ts';

/** A lint that sees no modules reports success: fail when it looked at suspiciously few. */
const fewestModules = 100;

export const checks: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of what the oldest browsers have', command: ['tsc', '--noEmit', '--project', 'web'] },
  { name: 'lint and format', command: ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'] },
  {
    name: 'arrows between the folders',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'shared', 'bff', 'web', 'tests'],
    count: countModules,
  },
  { name: 'unused code and dependencies', command: ['knip', '--treat-config-hints-as-errors'] },
];

function countModules(output: string) {
  const seen = Number(/\((\d+) modules, \d+ dependencies cruised\)/.exec(output)?.[1] ?? 0);
  if (seen >= fewestModules && output.includes('no dependency violations')) return { passed: 1, failed: 0 };
  console.error(`${seen} modules were looked at; at least ${fewestModules} are expected.`);
  return { passed: 0, failed: 1 };
}

if (import.meta.main) {
  const { passed, failed } = await runSteps(checks);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
