import { beforeEach, expect, test } from 'vitest';
import { createLineWriter } from '../../../bff/runtimes/line-writer.ts';

let due: (() => void)[];
let written: string;
/** How much the reader takes at once. */
let room: number;
let dropped: number[];
let writeLine: (line: string) => void;

beforeEach(() => {
  due = [];
  written = '';
  room = Number.POSITIVE_INFINITY;
  dropped = [];
  writeLine = createLineWriter({
    sink(bytes) {
      const taken = bytes.subarray(0, room);
      written += new TextDecoder().decode(taken);
      return taken.length;
    },
    onDropped: (count) => dropped.push(count),
    startTimer: (callback) => due.push(callback),
  });
});

const passTime = () => due.shift()?.();

test('lines that come shortly after one another are written in one piece, in order', () => {
  writeLine('one');
  writeLine('two');
  expect([written, due.length]).toEqual(['', 1]);
  passTime();
  expect(written).toBe('one\ntwo\n');
  writeLine('three');
  passTime();
  expect([written, due.length]).toEqual(['one\ntwo\nthree\n', 0]);
});

test('what a slow reader does not take at once it gets later, every byte once', () => {
  room = 5;
  writeLine('first line');
  passTime();
  writeLine('second');
  while (due.length > 0) passTime();
  expect(written).toBe('first line\nsecond\n');
  expect(dropped).toEqual([]);
});

test('J2: where the reader stands still a megabyte waits for it, the rest is dropped, and counted when it goes on', () => {
  room = 0;
  const line = 'x'.repeat(1023);
  for (let count = 0; count < 2_000; count += 1) writeLine(line);
  passTime();
  expect(due).toHaveLength(1);
  expect(dropped).toEqual([]);
  room = Number.POSITIVE_INFINITY;
  passTime();
  expect(written.length).toBe(1025 * 1024);
  expect(dropped).toEqual([2_000 - 1025]);
  writeLine('after');
  passTime();
  expect(written.endsWith('x\nafter\n')).toBe(true);
  expect(dropped).toHaveLength(1);
});
