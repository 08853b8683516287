import { expect, test } from 'vitest';
import { findProofs, readSecurityChecks } from './security-proofs.ts';

const checks = readSecurityChecks();

test('docs/security-checks.md calls proved what tests name in their titles, and nothing else', () => {
  const proved = checks.filter(({ whyNotProved }) => whyNotProved === null);
  expect([...new Set(findProofs().map(({ id }) => id))].sort()).toEqual(proved.map(({ id }) => id).sort());
});

test('no check is forgotten: each is proved, or said not to be', () => {
  const counts = { A: 11, B: 16, C: 7, D: 14, E: 6, F: 7, G: 13, H: 12, I: 6, J: 3, K: 2, L: 1 };
  const all = Object.entries(counts).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
  );
  expect(checks.map(({ id }) => id).sort()).toEqual(all.sort());
});
