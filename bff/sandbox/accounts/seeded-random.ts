/** The same numbers for the same seed, on every machine: the bank's data must never change between two looks. */
export interface SeededRandom {
  /** A whole number from `min` to `max`, both included. */
  whole: (min: number, max: number) => number;
  /** Throws for an empty list. */
  pick: <Value>(list: readonly Value[]) => Value;
}

export function createSeededRandom(...seed: readonly (string | number)[]): SeededRandom {
  let state = hash(seed.join(':'));

  /** mulberry32 */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return { whole, pick: (list) => at(list, whole(0, list.length - 1)) };
}

function at<Value>(list: readonly Value[], index: number): Value {
  const value = list[index];
  if (value === undefined) throw new RangeError('Nothing to pick from');
  return value;
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
