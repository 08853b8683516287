import { expect, test } from 'vitest';
import { createSeededRandom } from '../../../../bff/sandbox/accounts/seeded-random.ts';

const draw = (count: number, ...seed: (string | number)[]) => {
  const random = createSeededRandom(...seed);
  return Array.from({ length: count }, () => random.whole(1, 6));
};

test('draws the same numbers for the same seed, today and tomorrow', () => {
  expect(draw(12, 'jana', 24315, 3)).toEqual(draw(12, 'jana', 24315, 3));
  expect(draw(12, 'jana', 24315, 3)).not.toEqual(draw(12, 'jana', 24315, 4));
  expect(draw(12, 'jana', 24315, 3)).not.toEqual(draw(12, 'peter', 24315, 3));
});

test('draws every number of its range, both ends included, about equally often', () => {
  const counts = Map.groupBy(draw(6000, 'dice'), (number) => number);
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  for (const numbers of counts.values()) expect(Math.abs(numbers.length - 1000)).toBeLessThan(150);
});

test('cannot pick from nothing', () => {
  expect(() => createSeededRandom('x').pick([])).toThrow(RangeError);
});
