import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  integrity?: string;
  dev?: boolean;
  peer?: boolean;
  optionalDependencies?: Record<string, string>;
  engines?: { node?: string };
  optional?: boolean;
  resolved?: string;
}

type Packages = Record<string, LockedPackage>;

const lockfiles = ['package-lock.json', 'tests/bench/package-lock.json', 'tests/mutation/package-lock.json'];
const readPackages = (lockfile: string): Packages => JSON.parse(readFileSync(lockfile, 'utf8')).packages;

test.each(lockfiles)(
  'npm ci finds every platform’s packages in %s, in the version that is wanted',
  (lockfile) => {
    const packages = readPackages(lockfile);
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([, wanted]) => /^\d/.test(wanted)) // an exact version: one package for each platform
        .filter(([name, wanted]) => findNearest(packages, { place, name })?.version !== wanted)
        .map(([name, wanted]) => `${place} → ${name}@${wanted}`),
    );
    expect(missing).toEqual([]);
  },
);

test.each(lockfiles)('%s holds the hash of every package, for whatever platform it is', (lockfile) => {
  const installed = Object.entries(readPackages(lockfile)).filter(([place]) => place !== '');
  expect(installed.length).toBeGreaterThan(50);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

test('a server installs the packages that it runs, and not what only builds the pages', () => {
  const packages = Object.entries(readPackages('package-lock.json'));
  const isInstalled = ({ dev, optional, peer }: LockedPackage) => !(dev || optional || peer);
  const names = packages
    .filter(([place, locked]) => place !== '' && isInstalled(locked))
    .map(([place]) => place);
  expect(names.map((place) => place.replace('node_modules/', '')).sort()).toEqual([
    '@hono/node-server',
    '@opentelemetry/api', // prom-client's
    '@redis/client',
    'bintrees', // prom-client's
    'hono',
    'oauth4webapi',
    'prom-client',
    'rate-limiter-flexible',
    'tdigest', // prom-client's
    'typescript', // valibot can do without it, but npm installs it because the checks need it
    'undici',
    'valibot',
  ]);
});

test.each(lockfiles)('%s names no host', (lockfile) => {
  const packages = readPackages(lockfile);
  expect(Object.keys(packages).filter((place) => packages[place]?.resolved !== undefined)).toEqual([]);
});

/** As Node looks a package up: beside who needs it, then further and further out. */
function findNearest(
  packages: Packages,
  { place, name }: { place: string; name: string },
): LockedPackage | undefined {
  const found = packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`];
  if (found || place === '') return found;
  const outer = place.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '');
  return findNearest(packages, { place: outer, name });
}
