import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { Bytes } from '../session/bytes.ts';
import type { BankBody, DecodeBody } from './transport.ts';

const decoders = {
  br: createBrotliDecompress,
  deflate: createInflate,
  gzip: createGunzip,
  'x-gzip': createGunzip,
  zstd: createZstdDecompress,
};

const isKnown = (coding: string): coding is keyof typeof decoders => Object.hasOwn(decoders, coding);

/** Node's decoders, a piece at a time: a body that grows without end is never whole in memory. */
export const decodeByZlib: DecodeBody = (body, coding) => {
  if (!isKnown(coding)) return null;
  const source = Readable.from(readPieces(body));
  const decoder = decoders[coding]();
  source.once('error', (error) => decoder.destroy(error));
  const pieces = source.pipe(decoder)[Symbol.asyncIterator]();
  return {
    whole: () => null,
    async next(): Promise<Bytes | null> {
      const { done, value } = await pieces.next();
      return done ? null : new Uint8Array(value);
    },
    cancel() {
      source.destroy();
      decoder.destroy();
      body.cancel();
    },
  };
};

async function* readPieces(body: BankBody): AsyncGenerator<Bytes> {
  for (let piece = await body.next(); piece !== null; piece = await body.next()) yield piece;
}
