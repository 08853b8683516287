import { crc32 } from './crc32.ts';

/** A file of an archive; `path` in ASCII, `content` in UTF-8. */
export interface ZipFile {
  path: string;
  content: Iterable<string>;
}

interface Entry {
  path: Uint8Array;
  /** From the version on: what stands the same in front of the file and in the directory. */
  header: Uint8Array;
  data: Uint8Array;
}

/** A ZIP archive (APPNOTE 6.3), each file deflated. Small enough for 32 bits: below 4 GB, and fewer than 65,536 files. */
export async function buildZip(files: readonly ZipFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const { path, header, data } = await deflateFile(file);
    const local = join([fields([4, 0x0403_4b50]), header, path, data]);
    const place = fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(fields([4, 0x0201_4b50], [2, 20]), header, place, path);
    parts.push(local);
    offset += local.length;
  }
  const list = join(directory);
  const count = files.length;
  const end = fields(
    [4, 0x0605_4b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, list.length],
    [4, offset],
    [2, 0],
  );
  return join([...parts, list, end]);
}

const utf8Names = 0x0800;
const deflated = 8;
/** 1 January 1980, the first day that the format knows: what is exported says itself when. */
const noDay = 0x21;

async function deflateFile({ path, content }: ZipFile): Promise<Entry> {
  const name = new TextEncoder().encode(path);
  const { data, size, checksum } = await deflate(content);
  const header = fields(
    [2, 20],
    [2, utf8Names],
    [2, deflated],
    [2, 0],
    [2, noDay],
    [4, checksum],
    [4, data.length],
    [4, size],
    [2, name.length],
    [2, 0],
  );
  return { path: name, header, data };
}

async function deflate(
  content: Iterable<string>,
): Promise<{ data: Uint8Array; size: number; checksum: number }> {
  const encoder = new TextEncoder();
  const stream = new CompressionStream('deflate-raw');
  const packed = collect(stream.readable);
  const writer = stream.writable.getWriter();
  let size = 0;
  let checksum = 0;
  for (const text of content) {
    const bytes = encoder.encode(text);
    size += bytes.length;
    checksum = crc32(bytes, checksum);
    await writer.write(bytes);
  }
  await writer.close();
  return { data: await packed, size, checksum };
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  return join(chunks);
}

/** Unsigned numbers, the smallest byte first. */
function fields(...numbers: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  const all = numbers.flatMap(([bytes, value]) =>
    Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff),
  );
  return Uint8Array.from(all);
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
