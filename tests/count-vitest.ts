import { stripVTControlCharacters } from 'node:util';
import type { Outcome } from './steps.ts';

/** `      Tests  1 failed | 41 passed (42)`; a skipped test counts as failed, for there are to be none. */
export function countVitest(output: string): Outcome {
  const line = /^\s*Tests\s+(.*)$/m.exec(stripVTControlCharacters(output))?.[1] ?? '';
  const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed') + number('skipped') + number('todo') };
}
