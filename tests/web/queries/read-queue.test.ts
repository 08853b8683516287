import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RequestFailure } from '../../../web/api/request-failure.ts';
import { createReadQueue, type ReadQueue } from '../../../web/queries/read-queue.ts';

let queue: ReadQueue;
/** The reads that have begun, in their order, each with when it began. */
let begun: { name: string; at: number; reading: PromiseWithResolvers<string> }[];

beforeEach(() => {
  vi.useFakeTimers();
  queue = createReadQueue(Date.now);
  begun = [];
});
afterEach(() => void vi.useRealTimers());

const neverAborted = new AbortController().signal;

const read = (name: string, signal = neverAborted) =>
  queue.run(name, signal, () => {
    const reading = Promise.withResolvers<string>();
    begun.push({ name, at: Date.now(), reading });
    return reading.promise;
  });

const names = () => begun.map(({ name }) => name);
const settle = () => vi.advanceTimersByTimeAsync(0);

/** Lets every read that has begun, or begins meanwhile, come to its end at once. */
async function answerFor(ms: number) {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    for (const { name, reading } of begun) reading.resolve(name);
    await vi.advanceTimersByTimeAsync(10);
  }
}

test('C27: four are read at once, in their order, and each end lets another begin', async () => {
  for (const name of ['1', '2', '3', '4', '5', '6']) void read(name);
  await settle();
  expect(names()).toEqual(['1', '2', '3', '4']);
  begun[1]?.reading.resolve('two');
  await settle();
  expect(names()).toEqual(['1', '2', '3', '4', '5']);
});

test('C27: a read that fails lets another begin, too, and its failure is handed on', async () => {
  const reads = ['1', '2', '3', '4', '5'].map((name) => read(name));
  await settle();
  begun[0]?.reading.reject(new Error('down'));
  await expect(reads[0]).rejects.toThrow('down');
  expect(names()).toContain('5');
});

test('C27: in no 20 seconds do more than 150 begin, and all 300 have their turn within a minute', async () => {
  const reads = Array.from({ length: 300 }, (_, place) => read(String(place)));
  await answerFor(60_000);
  expect(await Promise.all(reads)).toHaveLength(300);
  for (const { at: start } of begun) {
    const within = begun.filter(({ at }) => at >= start && at < start + 20_000);
    expect(within.length).toBeLessThanOrEqual(150);
  }
});

test('C27: what is in view comes before what waits for longer', async () => {
  for (let place = 1; place <= 9; place += 1) void read(String(place));
  queue.setInView('8', true);
  queue.setInView('9', true);
  queue.setInView('9', false);
  await settle();
  begun[0]?.reading.resolve('');
  begun[1]?.reading.resolve('');
  await settle();
  expect(names()).toEqual(['8', '1', '2', '3', '4', '5']);
});

test('C27: what nobody waits for any more leaves the queue and is never read', async () => {
  const left = new AbortController();
  const reads = ['1', '2', '3', '4'].map((name) => read(name));
  const given = read('5', left.signal);
  const next = read('6');
  left.abort(new Error('left'));
  await expect(given).rejects.toThrow('left');
  await expect(read('7', left.signal)).rejects.toThrow('left');
  await answerFor(1_000);
  expect(await Promise.all([...reads, next])).toEqual(['1', '2', '3', '4', '6']);
  expect(names()).not.toContain('5');
});

test('C27: where the BFF allows less, all wait for as long as it says, and the refused one is read once more', async () => {
  const retryAt = Date.now() + 15_000;
  const refused = read('1');
  await settle();
  begun[0]?.reading.reject(new RequestFailure('rate_limited', { retryAt }));
  await settle();
  const next = read('2');
  await vi.advanceTimersByTimeAsync(14_000);
  expect(names()).toEqual(['1']);
  await answerFor(2_000);
  expect(await Promise.all([refused, next])).toEqual(['1', '2']);
  expect(begun.slice(1).every(({ at }) => at >= retryAt)).toBe(true);
});

test('C27: a bank that wants to be left alone for hours is not waited for', async () => {
  const failure = new RequestFailure('rate_limited', { retryAt: Date.now() + 3_600_000 });
  const refused = read('1');
  await settle();
  begun[0]?.reading.reject(failure);
  await expect(refused).rejects.toBe(failure);
  void read('2');
  await settle();
  expect(names()).toEqual(['1', '2']);
});
