import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

// `npm start` and the others on a host whose Node is older, or without the development dependencies.

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konto-old-node-'));
  cpSync(resolve('bff/runtimes/require-node.cjs'), join(folder, 'bff/runtimes/require-node.cjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: packageJson.scripts }));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** As npm runs it, with nothing of the repository's own on the PATH. */
function run(script: 'start' | 'build' | 'dev', env: Readonly<Record<string, string>> = {}) {
  const PATH = `${join(process.execPath, '..')}:/usr/bin:/bin`;
  const { status, stderr } = spawnSync('sh', ['-c', packageJson.scripts[script]], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH, ...env },
  });
  return { status, stderr };
}

/** The same Node, which says that it is an older one. */
function pretendVersion(version: string) {
  const file = join(folder, 'older.cjs');
  writeFileSync(file, `Object.defineProperty(process.versions, 'node', { value: '${version}' });`);
  return { NODE_OPTIONS: `--require ${file}` };
}

test.each(['20.19.5', '22.21.9', '18.0.0'])(
  'C24: Node %s is told in a sentence, with the way to the right one',
  (version) => {
    for (const script of ['start', 'build', 'dev'] as const) {
      const { status, stderr } = run(script, pretendVersion(version));
      expect(status).toBe(1);
      expect(stderr).toMatch(
        new RegExp(`^Konto needs Node [\\d.]+ or later, and this is ${version}\\. .*npm ci.*\n$`),
      );
    }
  },
);

test('C24: the Node that is asked for is the one of package.json', () => {
  const { stderr } = run('start', pretendVersion('1.0.0'));
  expect(stderr).toContain(`Node ${packageJson.engines.node.replace('>=', '')} or later`);
});

test('C24: without the development dependencies building and developing say what is missing', () => {
  mkdirSync(join(folder, 'node_modules'));
  for (const script of ['build', 'dev'] as const)
    expect(run(script)).toEqual({
      status: 1,
      stderr:
        'The package vite is missing. This command needs the development dependencies: `npm ci --include=dev`.\n',
    });
});
