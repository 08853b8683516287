import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { MemoryReport } from '../bench/memory.ts';

const run = promisify(execFile);

/** In a process of its own, where nothing else fills the memory; `npm run bench` does the same with more reads. */
async function measure({ sessions, reads }: { sessions: number; reads: number }): Promise<MemoryReport> {
  const args = ['--expose-gc', resolve('tests/bench/memory.ts'), String(sessions), String(reads)];
  return JSON.parse((await run(process.execPath, args)).stdout);
}

test('H11: ten thousand sessions weigh less than 25 MB, and what reads leave behind does not pile up', async () => {
  const { sessions, reads } = await measure({ sessions: 10_000, reads: 12_000 });
  expect(sessions.bytes).toBeGreaterThan(5e6); // less than their tokens: nothing was measured
  expect(sessions.bytes).toBeLessThan(25e6);
  expect(reads.afterAll).toBeLessThan(reads.afterHalf * 1.05);
}, 120_000);
