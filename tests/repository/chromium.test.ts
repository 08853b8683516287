import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findChromium } from '../support/chromium.ts';

function putOnPath(program: string) {
  const folder = mkdtempSync(join(tmpdir(), 'konto-path-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, program), '');
  vi.stubEnv('PATH', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  return join(folder, program);
}

test('the browser tests run in the browser that the project brings, whatever the system has', async () => {
  putOnPath('chromium');
  expect(await findChromium(undefined)).toContain(join('node_modules', '.cache', 'chromium'));
});

test('the system’s browser is used where it is asked for', async () => {
  const file = putOnPath('chromium');
  expect(await findChromium('system')).toBe(file);
});
