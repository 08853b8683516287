/** Finds a text among many again, without keeping it a second time. */
export interface Fingerprints {
  /** The first index that was added for this very text; null if there is none. */
  find: (text: string) => number | null;
  add: (text: string, index: number) => void;
}

/** `read` gives the text of an index: two texts of one hash are told apart by it. */
export function createFingerprints(read: (index: number) => string): Fingerprints {
  const indexes = new Map<number, number>();

  const seek = (text: string): { hash: number; index: number | null } => {
    for (let hash = hashText(text); ; hash = (hash + 1) & largest) {
      const index = indexes.get(hash);
      if (index === undefined) return { hash, index: null };
      if (read(index) === text) return { hash, index };
    }
  };

  return {
    find: (text) => seek(text).index,
    add(text, index) {
      const found = seek(text);
      if (found.index === null) indexes.set(found.hash, index);
    },
  };
}

/** Engines keep whole numbers of up to 30 bits without an object of their own. */
const largest = 0x3fff_ffff;

/** FNV-1a over UTF-16 code units. */
function hashText(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  return (hash ^ (hash >>> 15)) & largest;
}
