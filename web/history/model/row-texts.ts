/** How many rows are encoded together: a screen of rows touches one or two blocks. */
const blockSize = 256;

/** Many short texts, of one line each, in a few bytes apart from the heap. Read in order, each block is decoded once. */
export interface RowTexts {
  readonly size: number;
  /** Adds a text without line breaks; its index is the size before. */
  add: (text: string) => void;
  /** Throws a `RangeError` where there is no such index. */
  at: (index: number) => string;
}

export function createRowTexts(): RowTexts {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const blocks: Uint8Array[] = [];
  let open: string[] = [];
  let decoded: { block: number; texts: readonly string[] } = { block: -1, texts: [] };

  const readBlock = (block: number): readonly string[] => {
    if (block === blocks.length) return open;
    if (decoded.block !== block) decoded = { block, texts: decoder.decode(blocks[block]).split('\n') };
    return decoded.texts;
  };

  return {
    get size() {
      return blocks.length * blockSize + open.length;
    },
    add(text) {
      open.push(text);
      if (open.length < blockSize) return;
      blocks.push(encoder.encode(open.join('\n')));
      open = [];
    },
    at(index) {
      const text = readBlock(Math.floor(index / blockSize))[index % blockSize];
      if (text === undefined) throw new RangeError(`There is no row ${index}`);
      return text;
    },
  };
}
