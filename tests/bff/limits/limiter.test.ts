import { beforeEach, expect, test, vi } from 'vitest';
import type { Limit } from '../../../bff/config/config.ts';
import { createLimiter, type Limiter, type ShareCalls } from '../../../bff/limits/limiter.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

let clock: TestClock;
beforeEach(() => {
  clock = createTestClock(Date.UTC(2026, 2, 16));
});

const limit = { calls: 40, windowSeconds: 20 };
const open = (share?: ShareCalls, opened: Limit = limit) => createLimiter(opened, { now: clock.now, share });

const takeMany = (limiter: Limiter, count: number, key = 'key') =>
  Array.from({ length: count }, () => limiter.take(key));

test('H1: after the time that a refusal names, a call succeeds, and not before', () => {
  const limiter = open();
  limiter.take('key');
  clock.advance(7_400);
  expect(takeMany(limiter, 39)).not.toContainEqual(expect.anything());
  expect(limiter.take('key')).toMatchObject({ waitMs: 12_600 });
  clock.advance(12_599);
  expect(limiter.take('key')).toMatchObject({ waitMs: 1 });
  clock.advance(1);
  expect(limiter.take('key')).toBeNull();
});

test('H1: the first refusal of a window is told apart', () => {
  const limiter = open();
  takeMany(limiter, 40);
  expect(takeMany(limiter, 3).map((refusal) => refusal?.isFirst)).toEqual([true, false, false]);
  clock.advance(20_000);
  takeMany(limiter, 40);
  expect(limiter.take('key')).toMatchObject({ isFirst: true });
});

test('each key has a count of its own', () => {
  const limiter = open();
  takeMany(limiter, 41);
  expect(limiter.take('other')).toBeNull();
});

test('calls are shared in lots of a twentieth of the limit, and refused calls not at all', () => {
  const share = vi.fn(async () => 0);
  takeMany(open(share), 60);
  expect(share.mock.calls).toEqual(Array(20).fill(['key', 2]));
});

test('a small limit is shared call by call', () => {
  const share = vi.fn(async () => 0);
  takeMany(open(share, { calls: 5, windowSeconds: 60 }), 3);
  expect(share.mock.calls).toEqual(Array(3).fill(['key', 1]));
});

test('H1: what others have used up is refused here from the next answer on, for as long as they have to wait', async () => {
  const limiter = open(async () => 5_000);
  takeMany(limiter, 2);
  await Promise.resolve();
  expect(limiter.take('key')).toEqual({ waitMs: 5_000, isFirst: true });
  expect(limiter.take('key')).toMatchObject({ isFirst: false });
  clock.advance(5_000);
  expect(limiter.take('key')).toBeNull();
});

test('an answer that comes after the first refusal makes the wait longer, and the next refusal no first one', async () => {
  const answer = Promise.withResolvers<number>();
  const limiter = open(() => answer.promise);
  takeMany(limiter, 41);
  answer.resolve(30_000);
  await Promise.resolve();
  expect(limiter.take('key')).toEqual({ waitMs: 30_000, isFirst: false });
});

test('nobody waits for the others: a count that is never answered refuses and delays nothing', () => {
  const limiter = open(() => new Promise(() => {}));
  const answers = takeMany(limiter, 41);
  expect(answers.filter((refusal) => refusal !== null)).toHaveLength(1);
});

test('H11: of the keys of one window twenty thousand are remembered, the latest', () => {
  const limiter = open(undefined, { calls: 1, windowSeconds: 60 });
  for (let number = 0; number <= 20_000; number += 1) limiter.take(`key ${number}`);
  expect(limiter.take('key 1')).not.toBeNull();
  expect(limiter.take('key 0')).toBeNull();
});
