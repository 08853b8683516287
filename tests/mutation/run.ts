// `npm run test:mutation`: the tests, tried by breaking what they guard. After `--`, names of modules run only those;
// `--write` runs all and takes the result to docs/.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { installTools } from '../install-tools.ts';
import { type MutatedModule, mutatedModules } from './modules.ts';
import { formatPage, pagePath } from './page.ts';
import { addUp, lowestScore, type ModuleResult, readResult, score } from './results.ts';

const stryker = 'tests/mutation/node_modules/@stryker-mutator/core/bin/stryker.js';
const reportPath = 'node_modules/.cache/mutation/result.json';

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean' } },
  allowPositionals: true,
});
const wantsAll = values.write || positionals.length === 0;

installTools('tests/mutation');
const startedAt = Date.now();
const results = mutatedModules.filter(({ name }) => wantsAll || positionals.includes(name)).map(mutate);
const minutes = Math.ceil((Date.now() - startedAt) / 60_000);

const all = addUp(results);
console.log('');
for (const result of [...results, all]) console.log(describe(result));
if (values.write) {
  const run = { results, startedAt, minutes, cores: availableParallelism() };
  writeFileSync(pagePath, formatPage(run, readFileSync(pagePath, 'utf8')));
}
process.exitCode = [...results, all].every(isEnough) ? 0 : 1;

function mutate({ name, code, tests, lowestScore }: MutatedModule): ModuleResult {
  console.log(`\n── ${name}`);
  const args = ['run', 'tests/mutation/stryker.config.json', '--mutate', code.join(',')];
  const env = { ...process.env, MUTATION_TESTS: tests.join(',') };
  const { status } = spawnSync(process.execPath, [stryker, ...args], { env, stdio: 'inherit' });
  if (status !== 0) throw new Error(`Stryker ended with ${status}`);
  const result = readResult(name, JSON.parse(readFileSync(reportPath, 'utf8')));
  for (const { file, line, original, replacement } of result.survivors)
    console.log(`${file}:${line} unnoticed: ${original} → ${replacement || 'nothing'}`);
  return { ...result, lowestScore };
}

function isEnough(result: ModuleResult): boolean {
  return score(result) >= (result.lowestScore ?? lowestScore);
}

function describe(result: ModuleResult): string {
  const { name, killed, survivors } = result;
  const mark = isEnough(result) ? ' ' : '✗';
  return `${mark} ${name}: ${killed} of ${killed + survivors.length} noticed, ${score(result).toFixed(1)} %`;
}
