import { createSeededRandom } from '../seeded-random.ts';

interface Range {
  middle: number;
  spread: number;
}

/** A balance in hundredths, at most `spread` away from `middle`, another one at the end of every period. */
export const closeAround =
  (seed: string, { middle, spread }: Range) =>
  (index: number): number =>
    middle + createSeededRandom(seed, index, 'closing').whole(-spread, spread);
