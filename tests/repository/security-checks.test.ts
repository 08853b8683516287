import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const [proved = '', notYet = ''] = readFileSync('docs/security-checks.md', 'utf8').split('## Not proved yet');
const listIds = (table: string) => Array.from(table.matchAll(/^\| ([A-H]\d+) \|/gm), ([, id]) => id);

test('docs/security-checks.md calls proved what tests name in their titles, and nothing else', () => {
  const sources = globSync('tests/**/*.{test,spec}.{ts,tsx}').map((file) => readFileSync(file, 'utf8'));
  const titled = sources.flatMap((source) =>
    Array.from(source.matchAll(/(?<=['"`](?:[A-H]\d+: )*)([A-H]\d+): /g), ([, id]) => id),
  );
  expect([...new Set(titled)].sort()).toEqual(listIds(proved).sort());
});

test('no check is forgotten: each is proved, or said not to be', () => {
  const counts = { A: 11, B: 16, C: 7, D: 14, E: 6, F: 7, G: 12, H: 12 };
  const all = Object.entries(counts).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
  );
  expect([...listIds(proved), ...listIds(notYet)].sort()).toEqual(all.sort());
});
