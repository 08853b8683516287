// `npm run test:fuzz`: the net that `tests/shared/banks/mutated-responses.test.ts` throws once, thrown for minutes.
// `-- --minutes 10` takes longer, `-- --seed 17` repeats one round, `-- --write` takes the result to docs/.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { banksUnderTest } from './banks.ts';
import { writeTree } from './json-tree.ts';
import { everyMutation, mutate, someMutations } from './mutations.ts';
import { formatPage, pagePath, type Result } from './page.ts';
import { type Property, propertiesOf } from './properties.ts';

const { minutes, seed, write } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
}).values;
const runsInRound = 500;

const startedAt = Date.now();
const endsAt = startedAt + Number(minutes) * 60_000;
const properties = banksUnderTest.flatMap(propertiesOf);
const results: Result[] = properties.map(({ title }) => ({
  title,
  places: 0,
  runs: 0,
  seeds: [],
  faults: [],
}));
if (!(endsAt > startedAt)) throw new Error('--minutes takes a number');

if (seed === undefined) fuzz();
else runRound(Number(seed));
for (const { title, places, runs, faults } of results)
  console.log(`${faults.length > 0 ? '✗' : ' '} ${title}: ${places} single changes, ${runs} sets of changes`);
if (write) writeFileSync(pagePath, formatPage({ results, startedAt, minutes: Number(minutes) }));
process.exitCode = results.some(({ faults }) => faults.length > 0) ? 1 : 0;

function fuzz() {
  forEachProperty(changeEachPlace);
  for (let round = startedAt % 2 ** 31; Date.now() < endsAt; round += 1) runRound(round);
}

function runRound(round: number) {
  console.log(`── seed ${round}`);
  forEachProperty((property, result) => changeAtRandom(property, result, round));
}

function forEachProperty(run: (property: Property, result: Result) => void) {
  properties.forEach((property, at) => {
    const result = results[at];
    if (result && result.faults.length === 0) run(property, result);
  });
}

function changeEachPlace({ sample, check }: Property, result: Result) {
  for (const mutation of everyMutation(sample)) {
    result.places += 1;
    try {
      check([mutation]);
    } catch (error) {
      tell(result, `${error}\n${writeTree(mutate(sample, [mutation]))}`);
      return;
    }
  }
}

function changeAtRandom({ sample, check }: Property, result: Result, round: number) {
  const details = fc.check(fc.property(someMutations, check), { seed: round, numRuns: runsInRound });
  result.runs += details.numRuns;
  result.seeds.push(round);
  if (!details.failed) return;
  const [mutations = []] = details.counterexample ?? [];
  tell(result, `seed ${round}: ${details.errorInstance}\n${writeTree(mutate(sample, mutations))}`);
}

function tell(result: Result, fault: string) {
  result.faults.push(fault);
  console.error(`✗ ${result.title}\n${fault}`);
}
