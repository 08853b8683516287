import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The packages that a file asks for when it runs: types are gone by then. */
function listPackages(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const specifiers = source.matchAll(/(?:^import (?!type )[^;]*?|\bimport\()['"]([^'"]+)['"]/gm);
  return Array.from(specifiers, ([, specifier = '']) => specifier)
    .filter((specifier) => !/^(?:\.|node:)/.test(specifier))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
}

test('H12: the BFF has at most eight run-time dependencies, and each has its decision record', () => {
  const imported = new Set(globSync('{bff,shared}/**/*.ts').flatMap(listPackages));
  const used = [...imported].filter((name) => Object.hasOwn(dependencies, name)).sort();
  expect(used).toContain('hono');
  expect(used.length).toBeLessThanOrEqual(8);
  const decisions = globSync('docs/decisions/*.md').map((file) => readFileSync(file, 'utf8'));
  expect(used.filter((name) => !decisions.some((text) => text.includes(name)))).toEqual([]);
});
