import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
  engines?: { node?: string };
  optional?: boolean;
  resolved?: string;
}

const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);

test('npm ci finds every platform’s packages in the lockfile, in the version that is wanted', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([, wanted]) => /^\d/.test(wanted)) // an exact version: one package for each platform
      .filter(([name, wanted]) => findNearest(place, name)?.version !== wanted)
      .map(([name, wanted]) => `${place} → ${name}@${wanted}`),
  );
  expect(missing).toEqual([]);
});

test('the lockfile names no host', () => {
  expect(Object.keys(packages).filter((place) => packages[place]?.resolved !== undefined)).toEqual([]);
});

/** As Node looks a package up: beside who needs it, then further and further out. */
function findNearest(place: string, name: string): LockedPackage | undefined {
  const found = packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`];
  if (found || place === '') return found;
  return findNearest(place.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''), name);
}
