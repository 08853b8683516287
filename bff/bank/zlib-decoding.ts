// Node's decoders, piece by piece as a reader asks: a small body that becomes a huge one takes no memory.
import { pipeline, Readable, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib';
import type { Bytes } from '../session/bytes.ts';
import type { BankBody, DecodeBody } from './transport.ts';

/** 8 MB, the most that the web allows; zlib itself would take 128. (RFC 9659 §3) */
const zstdLimits = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['br', () => createBrotliDecompress()],
  ['deflate', () => createInflate()],
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['zstd', () => createZstdDecompress(zstdLimits)],
]);

/** Nothing is taken of the body before a piece is asked for: until then a break in it has nobody to be told. */
export const decodeByZlib: DecodeBody = (body, coding) => {
  const createDecoder = decoders.get(coding);
  if (createDecoder === undefined) return null;
  let decoder: Transform | undefined;
  let pieces: AsyncIterator<Bytes> | undefined;
  return {
    whole: () => null,
    async next() {
      decoder ??= startDecoding(body, createDecoder());
      pieces ??= decoder[Symbol.asyncIterator]();
      const { done, value } = await pieces.next();
      return done ? null : value;
    },
    cancel() {
      body.cancel();
      decoder?.destroy();
    },
  };
};

/** What breaks, on the way or in the coding, breaks the decoder, and so is told to whoever reads its pieces. */
const startDecoding = (body: BankBody, decoder: Transform): Transform =>
  pipeline(Readable.from(readPieces(body)), decoder, () => {});

async function* readPieces(body: BankBody): AsyncGenerator<Bytes> {
  for (let piece = await body.next(); piece !== null; piece = await body.next()) yield piece;
}
