import { expect, test } from 'vitest';
import { createLineWriter } from '../../../bff/runtimes/line-writer.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('lines of one turn of the event loop are written in one piece, in order', async () => {
  const written: string[] = [];
  const writeLine = createLineWriter((text) => void written.push(text));
  writeLine('one');
  writeLine('two');
  expect(written).toEqual([]);
  await nextTurn();
  writeLine('three');
  await nextTurn();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});
