import { expect, test } from 'vitest';
import { createLineWriter } from '../../../bff/runtimes/line-writer.ts';

test('lines that come shortly after one another are written in one piece, in order', () => {
  const written: string[] = [];
  const due: (() => void)[] = [];
  const writeLine = createLineWriter(
    (text) => void written.push(text),
    (callback) => due.push(callback),
  );
  writeLine('one');
  writeLine('two');
  expect(written).toEqual([]);
  expect(due).toHaveLength(1);
  due.shift()?.();
  writeLine('three');
  due.shift()?.();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});
