// docs/mutation-tests.md: the figures are the command's, the reasons beside the survivors are ours and stay.
import { addUp, lowestScore, type ModuleResult, type Survivor, score } from './results.ts';

export const pagePath = 'docs/mutation-tests.md';
export const unexplained = '**not explained yet**';

export interface MutationRun {
  results: readonly ModuleResult[];
  /** Since 1970, in milliseconds. */
  startedAt: number;
  minutes: number;
  cores: number;
}

/** `before` is the page as it was. */
export function formatPage({ results, startedAt, minutes, cores }: MutationRun, before: string): string {
  const reasons = readReasons(before);
  const survivors = results.flatMap((result) => result.survivors);
  return `# What the tests notice

\`npm run test:mutation\` breaks the modules that the security checks and the reading of responses rest on, one small change at a time (a condition turned round, a
string emptied, a body removed), and runs the tests that come past it. A change that no test notices is a guard that could be removed
unseen. The command fails where a module, or all of them together, notice less than ${lowestScore} %; \`-- --write\` writes this page.

${new Date(startedAt).toISOString().slice(0, 10)}, ${minutes} minutes on ${cores} cores:

| module | changes | noticed | unnoticed | score |
|---|---|---|---|---|
${[...results, addUp(results)].map(formatRow).join('\n')}

## What is not noticed, and why

${survivors.length === 0 ? 'Nothing.' : formatSurvivors(survivors, reasons)}
`;
}

const formatRow = (result: ModuleResult): string => {
  const { name, killed, survivors } = result;
  return `| ${[name, killed + survivors.length, killed, survivors.length, `${score(result).toFixed(1)} %`].join(' | ')} |`;
};

const formatSurvivors = (survivors: readonly Survivor[], reasons: ReadonlyMap<string, string>): string =>
  [
    '| in | change | why |',
    '|---|---|---|',
    ...survivors.map(nameChange).map((change) => `| ${change} | ${reasons.get(change) ?? unexplained} |`),
  ].join('\n');

/** Without its line, which moves. */
const nameChange = ({ file, within, original, replacement }: Survivor): string =>
  `\`${file}\` | ${within.startsWith(original) ? '' : `${quote(within)}: `}${quote(original)} → ${quote(replacement)}`;

const quote = (code: string): string => `\`${code.replaceAll('|', '\\|').replaceAll('`', 'ˋ') || ' '}\``;

function readReasons(page: string): Map<string, string> {
  const rows = page.matchAll(/^\| (`[^`]+` \| `.+` → `.+`) \| (.+) \|$/gm);
  return new Map(Array.from(rows, ([, change = '', reason = '']) => [change, reason]));
}
