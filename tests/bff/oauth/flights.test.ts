import { expect, test, vi } from 'vitest';
import { createFlights } from '../../../bff/oauth/flights.ts';

const hold = () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { run: vi.fn(() => promise), promise, resolve, reject };
};

test('who asks for the same at the same time shares one run and its outcome, and the next begins anew', async () => {
  const joinFlight = createFlights<string>(() => {});
  const [first, second] = [hold(), hold()];
  const waiting = [joinFlight('key', first.run), joinFlight('key', second.run)];
  first.resolve('first');
  expect(await Promise.all(waiting)).toEqual(['first', 'first']);
  second.resolve('second');
  expect(await joinFlight('key', second.run)).toBe('second');
  expect(second.run).toHaveBeenCalledTimes(1);
});

test('D5: each run is handed over, to be waited for when nobody else waits any more', async () => {
  const handedOver: Promise<unknown>[] = [];
  const joinFlight = createFlights<string>((work) => void handedOver.push(work));
  const task = hold();
  const waiting = [joinFlight('key', task.run), joinFlight('key', task.run)];
  task.resolve('done');
  await Promise.all(waiting);
  expect(handedOver).toEqual([task.promise]);
});

test('a run that tells of a failure early goes on, and what comes after is told to nobody', async () => {
  const joinFlight = createFlights<string>(() => {});
  const task = hold();
  const failure = new Error('not now');
  const flight = joinFlight('key', (fail) => {
    fail(failure);
    return task.promise;
  });
  await expect(flight).rejects.toBe(failure);
  task.resolve('late');
  expect(await task.promise).toBe('late');
});
