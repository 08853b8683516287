import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutatedModules } from '../mutation/modules.ts';
import { formatPage, pagePath, unexplained } from '../mutation/page.ts';
import { addUp, lowestScore, type MutationReport, readResult, score } from '../mutation/results.ts';

const source = "const a = b || c;\nexport const d = () => {\n  return 'e';\n};\n";
const report: MutationReport = {
  files: {
    'bff/a.ts': {
      source,
      mutants: [
        { status: 'Survived', replacement: 'b && c', location: between(1, 11, 1, 17) },
        { status: 'Killed', replacement: '""', location: between(3, 10, 3, 13) },
        { status: 'Timeout', replacement: '{}', location: between(2, 24, 4, 2) },
        { status: 'NoCoverage', replacement: '{}', location: between(2, 24, 4, 2) },
        { status: 'RuntimeError', replacement: '{}', location: between(2, 24, 4, 2) },
      ],
    },
  },
};

function between(line: number, column: number, endLine: number, endColumn: number) {
  return { start: { line, column }, end: { line: endLine, column: endColumn } };
}

test('a change is noticed when a test fails or never ends, and unnoticed when none even comes past', () => {
  const result = readResult('module', report);
  expect(result.killed).toBe(2);
  expect(result.survivors).toEqual([
    { file: 'bff/a.ts', line: 1, within: 'const a = b || c;', original: 'b || c', replacement: 'b && c' },
    {
      file: 'bff/a.ts',
      line: 2,
      within: 'export const d = () => {',
      original: "{ return 'e'; }",
      replacement: '{}',
    },
  ]);
  expect(score(result)).toBe(50);
  expect(score(addUp([result, { name: 'perfect', killed: 4, survivors: [] }]))).toBe(75);
  expect(score({ name: 'untried', killed: 0, survivors: [] })).toBe(0);
});

test('the reason beside a change that no test notices stays when the page is written anew', () => {
  const run = { results: [readResult('module', report)], startedAt: 0, minutes: 1, cores: 2 };
  const first = formatPage(run, '');
  expect(first.split(unexplained).length - 1).toBe(2);
  const explained = first.replace(unexplained, 'both are the same here');
  expect(formatPage(run, explained)).toBe(explained);
});

test('by the latest result each module’s tests notice enough, and what they do not is explained', () => {
  const page = readFileSync(pagePath, 'utf8');
  expect(page).not.toContain(unexplained);
  const scores = new Map(
    Array.from(page.matchAll(/^\| (\S+) \|.*\| ([\d.]+) % \|$/gm), ([, name, percent]) => [
      name,
      Number(percent),
    ]),
  );
  expect([...scores.keys()]).toEqual([...mutatedModules.map(({ name }) => name), 'all']);
  expect(Math.min(...scores.values())).toBeGreaterThanOrEqual(lowestScore);
});
