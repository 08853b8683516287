import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLimiter, type Limiter } from '../../../bff/limits/limiter.ts';

// The library reads the system's clock itself.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limit = { calls: 40, windowSeconds: 20 };

async function takeMany(limiter: Limiter, count: number, key = 'key') {
  const answers = [];
  for (let calls = 0; calls < count; calls += 1) answers.push(await limiter.take(key));
  return answers;
}

test('H1: after the time that a refusal names, a call succeeds, and not before', async () => {
  const limiter = createLimiter(limit);
  await limiter.take('key');
  vi.advanceTimersByTime(7_400);
  expect(await takeMany(limiter, 39)).not.toContainEqual(expect.anything());
  expect(await limiter.take('key')).toMatchObject({ waitMs: 12_600 });
  vi.advanceTimersByTime(12_599);
  expect(await limiter.take('key')).toMatchObject({ waitMs: 1 });
  vi.advanceTimersByTime(1);
  expect(await limiter.take('key')).toBeNull();
});

test('H1: the first refusal of a window is told apart', async () => {
  const limiter = createLimiter(limit);
  await takeMany(limiter, 40);
  expect((await takeMany(limiter, 3)).map((refusal) => refusal?.isFirst)).toEqual([true, false, false]);
  vi.advanceTimersByTime(20_000);
  await takeMany(limiter, 40);
  expect(await limiter.take('key')).toMatchObject({ isFirst: true });
});

test('each key has a count of its own', async () => {
  const limiter = createLimiter(limit);
  await takeMany(limiter, 41);
  expect(await limiter.take('other')).toBeNull();
});

test('calls are shared in lots of a twentieth of the limit, and refused calls not at all', async () => {
  const share = vi.fn(async () => 0);
  await takeMany(createLimiter(limit, share), 60);
  expect(share.mock.calls).toEqual(Array(20).fill(['key', 2]));
});

test('a small limit is shared call by call', async () => {
  const share = vi.fn(async () => 0);
  await takeMany(createLimiter({ calls: 5, windowSeconds: 60 }, share), 3);
  expect(share.mock.calls).toEqual(Array(3).fill(['key', 1]));
});

test('H1: what others have used up is refused here from the next answer on, for as long as they have to wait', async () => {
  const limiter = createLimiter(limit, async () => 5_000);
  await takeMany(limiter, 2);
  await vi.advanceTimersByTimeAsync(0);
  expect(await limiter.take('key')).toEqual({ waitMs: 5_000, isFirst: true });
  expect(await limiter.take('key')).toMatchObject({ isFirst: false });
  vi.advanceTimersByTime(5_000);
  expect(await limiter.take('key')).toBeNull();
});

test('an answer that comes after the first refusal makes the wait longer, and the next refusal no first one', async () => {
  const answer = Promise.withResolvers<number>();
  const limiter = createLimiter(limit, () => answer.promise);
  await takeMany(limiter, 41);
  answer.resolve(30_000);
  await vi.advanceTimersByTimeAsync(0);
  expect(await limiter.take('key')).toEqual({ waitMs: 30_000, isFirst: false });
});

test('nobody waits for the others: a count that is never answered refuses and delays nothing', async () => {
  const limiter = createLimiter(limit, () => new Promise(() => {}));
  const answers = await takeMany(limiter, 41);
  expect(answers.filter((refusal) => refusal !== null)).toHaveLength(1);
});

test('H11: of the keys of one window twenty thousand are remembered, the latest', async () => {
  const limiter = createLimiter({ calls: 1, windowSeconds: 60 });
  for (let number = 0; number <= 20_000; number += 1) await limiter.take(`key ${number}`);
  expect(vi.getTimerCount()).toBe(20_000);
  expect(await limiter.take('key 1')).not.toBeNull();
  expect(await limiter.take('key 0')).toBeNull();
});
