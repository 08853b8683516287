// docs/fuzzing.md: what the last run of `npm run test:fuzz` tried, and what it found.
import { oddValues } from './odd-values.ts';

export const pagePath = 'docs/fuzzing.md';

export interface Result {
  title: string;
  /** How many single changes were tried, each at its own place. */
  places: number;
  /** How many sets of several, at random. */
  runs: number;
  seeds: number[];
  /** What was thrown, and the response that it was thrown for. */
  faults: string[];
}

interface FuzzingRun {
  results: readonly Result[];
  /** Since 1970, in milliseconds. */
  startedAt: number;
  minutes: number;
}

export const formatPage = ({ results, startedAt, minutes }: FuzzingRun): string =>
  `# What mutated responses show

\`npm run test:fuzz\` takes responses as each bank sends them (\`tests/fuzz/samples\`) and changes them: a field is dropped, of
another type, in another case, said twice, moved, enormous, in a foreign unit, or one of ${oddValues.length} odd values, from lone halves of
characters to numbers of 300 digits. It reads each with the product's own parser and holds what has to be true of any response
(\`tests/fuzz/principles.ts\`): the only exception is \`UnreadableResponse\`; every account and row is shown or kept as it came; an odd
optional field costs no row; amounts keep their digits, sign and currency; totals are the sum of what they count; the page that
was asked for is the one that is shown. What to expect is reckoned from the mutated tree by code that shares nothing with the
product's. A new profile is one entry in \`tests/fuzz/banks.ts\` and one file of samples.

First every place is changed in every way, alone; then several places at random, round by round. Each round prints its seed:
\`npm run test:fuzz -- --seed 17\` repeats it. \`-- --minutes 10\` takes longer than three, \`-- --write\` writes this page. The tests
(\`tests/shared/banks/mutated-responses.test.ts\`) do the same for some seconds.

${new Date(startedAt).toISOString().slice(0, 10)}, ${minutes} minutes${formatSeeds(results)}:

| what holds | single changes | several at random | faults |
|---|---|---|---|
${results.map(formatRow).join('\n')}
`;

const formatRow = ({ title, places, runs, faults }: Result): string =>
  `| ${title} | ${places} | ${runs} | ${faults.length === 0 ? 'none' : faults.length} |`;

function formatSeeds(results: readonly Result[]): string {
  const seeds = results.flatMap((result) => result.seeds);
  return seeds.length === 0 ? '' : `, seeds ${Math.min(...seeds)} to ${Math.max(...seeds)}`;
}
