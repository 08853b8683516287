import { describe, expect, test } from 'vitest';
import { collectBody, readBoundedText } from '../../../bff/bank/collect-body.ts';
import type { BankBody } from '../../../bff/bank/transport.ts';
import { encodeUtf8 } from '../../../bff/session/bytes.ts';

/** A body of these pieces that counts what was asked of it; an error in the place of a piece breaks it off. */
function createBody(pieces: readonly (string | Error)[]) {
  const rest = [...pieces];
  const counted = { asked: 0, cancelled: 0 };
  const body: BankBody = {
    whole: () => null,
    async next() {
      counted.asked += 1;
      const piece = rest.shift();
      if (piece instanceof Error) throw piece;
      return piece === undefined ? null : encodeUtf8(piece);
    },
    cancel() {
      counted.cancelled += 1;
    },
  };
  return { body, counted };
}

const broken = new Error('broken off');

describe('a body', () => {
  test('comes in one piece up to the limit', async () => {
    const { body } = createBody(['{"a":', '1', '}']);
    expect(await collectBody(body, 7)).toEqual(encodeUtf8('{"a":1}'));
    expect(await collectBody(createBody([]).body, 7)).toHaveLength(0);
  });

  test('G9: one that breaks off before it was collected is a failure', async () => {
    await expect(collectBody(createBody(['{"a":', broken]).body)).rejects.toBe(broken);
  });

  test('comes as a stream beyond the limit, whole and in order', async () => {
    const { body } = createBody(['abc', 'def', 'ghi']);
    const collected = await collectBody(body, 4);
    expect(await new Response(collected).text()).toBe('abcdefghi');
  });

  test('G9: a stream that breaks off is an error, not an end', async () => {
    const collected = await collectBody(createBody(['abc', 'def', broken]).body, 4);
    await expect(new Response(collected).text()).rejects.toBe(broken);
  });

  test('G9: asks the bank for no more than is taken', async () => {
    const { body, counted } = createBody(Array.from({ length: 1000 }, () => 'x'.repeat(1024)));
    const collected = await collectBody(body, 2048);
    if (!(collected instanceof ReadableStream)) throw new Error('A stream was expected');
    expect(counted.asked).toBe(3);
    const reader = collected.getReader();
    for (let taken = 0; taken < 5; taken += 1) await reader.read();
    expect(counted.asked).toBe(5);
    await reader.cancel();
    expect(counted.cancelled).toBe(1);
  });

  test('that is only read to be named is bounded', async () => {
    expect(await readBoundedText(createBody(['{"errorCode":"', 'X"}']).body, 100)).toBe('{"errorCode":"X"}');
    const long = createBody(['x'.repeat(101), 'y']);
    expect(await readBoundedText(long.body, 100)).toBe('');
    expect(long.counted.cancelled).toBe(1);
    await expect(readBoundedText(createBody([broken]).body, 100)).rejects.toBe(broken);
  });
});
