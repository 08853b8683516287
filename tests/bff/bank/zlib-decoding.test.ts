import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { collectBody, readBoundedText } from '../../../bff/bank/collect-body.ts';
import type { BankBody } from '../../../bff/bank/transport.ts';
import { decodeByZlib } from '../../../bff/bank/zlib-decoding.ts';
import { settled } from '../../support/settled.ts';

const codings = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const;

const broken = new Error('broken off');

/** A body in pieces of `step` bytes that counts what was taken of it. */
function createBody(bytes: Uint8Array, { step = 1024, breaks = false } = {}) {
  const counted = { taken: 0, cancelled: 0 };
  const body: BankBody = {
    whole: () => null,
    async next() {
      const piece = new Uint8Array(bytes.subarray(counted.taken, counted.taken + step));
      counted.taken += piece.length;
      if (piece.length > 0) return piece;
      if (breaks) throw broken;
      return null;
    },
    cancel() {
      counted.cancelled += 1;
    },
  };
  return { body, counted };
}

function decode(body: BankBody, coding: string): BankBody {
  const decoded = decodeByZlib(body, coding);
  if (decoded === null) throw new Error(`${coding} is not known`);
  return decoded;
}

const megabyte = 1024 * 1024;
const text = JSON.stringify(Array.from({ length: 500 }, (_, id) => ({ id, text: 'žltý kôň' })));

describe.each(codings)('a body in %s', (coding, encode) => {
  const bytes = encode(text);

  test('G13: is decoded, however small its pieces', async () => {
    expect(await readBoundedText(decode(createBody(bytes, { step: 7 }).body, coding), megabyte)).toBe(text);
  });

  test('G13: that breaks off, on the way or in its coding, is a failure', async () => {
    const cut = bytes.subarray(0, -5);
    const read = (body: BankBody) => readBoundedText(decode(body, coding), megabyte);
    await expect(read(createBody(cut, { breaks: true }).body)).rejects.toBe(broken);
    await expect(read(createBody(cut).body)).rejects.toThrow();
    await expect(read(createBody(Buffer.from(text)).body)).rejects.toThrow();
  });

  test('G13: that would become huge is left where its reader has enough', async () => {
    const huge = 64 * megabyte;
    const { body, counted } = createBody(encode(Buffer.alloc(huge)));
    const readMemory = () => process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    const before = readMemory();
    expect(await readBoundedText(decode(body, coding), 16 * 1024)).toBe('');
    expect(counted.cancelled).toBe(1);
    expect(readMemory() - before).toBeLessThan(huge / 4);
  });

  test('G13: is a stream beyond what is collected, whole and in order', async () => {
    const long = text.repeat(20);
    const collected = await collectBody(decode(createBody(encode(long)).body, coding), 1024);
    expect(collected).toBeInstanceOf(ReadableStream);
    expect(await new Response(collected).text()).toBe(long);
  });

  test('G13: is not begun before somebody asks for a piece', async () => {
    const { body, counted } = createBody(bytes);
    decode(body, coding).cancel();
    expect(await settled(() => counted.taken)).toBe(0);
    expect(counted.cancelled).toBe(1);
  });
});

test.each(['compress', 'gzip, gzip', 'constructor', ''])('“%s” is no coding that is known', (coding) => {
  expect(decodeByZlib(createBody(Buffer.from(text)).body, coding)).toBeNull();
});

test('G13: zstd with a larger window than the web allows is refused', async () => {
  const magic = [0x28, 0xb5, 0x2f, 0xfd];
  const windowOf = (log: number) => [0x00, (log - 10) << 3];
  const lastRawBlock = [0x09, 0x00, 0x00, 0x7b];
  const read = (log: number) =>
    readBoundedText(
      decode(createBody(Uint8Array.from([...magic, ...windowOf(log), ...lastRawBlock])).body, 'zstd'),
      megabyte,
    );
  expect(await read(23)).toBe('{');
  await expect(read(24)).rejects.toThrow();
});
