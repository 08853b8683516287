import { expect, test, vi } from 'vitest';
import { createFlights, type Fail } from '../../../bff/oauth/flights.ts';

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

test('who asks after an early failure joins the run that goes on; each failure is told to who waits then', async () => {
  const joinFlight = createFlights<string>(() => {});
  const task = hold();
  const failures = [new Error('not now'), new Error('not yet')];
  const { promise: started, resolve: start } = Promise.withResolvers<Fail>();
  const first = joinFlight('key', (fail) => {
    start(fail);
    return task.promise;
  });
  const fail = await started;
  const other = hold();
  fail(failures[0]);
  await expect(first).rejects.toBe(failures[0]);
  const second = joinFlight('key', other.run);
  fail(failures[1]);
  await expect(second).rejects.toBe(failures[1]);
  const third = joinFlight('key', other.run);
  task.resolve('late');
  expect(await third).toBe('late');
  expect(other.run).not.toHaveBeenCalled();
});

test('a run that fails after all have left hurts nobody, and the next begins anew', async () => {
  const joinFlight = createFlights<string>(() => {});
  const task = hold();
  const left = joinFlight('key', (fail) => {
    fail(new Error('not now'));
    return task.promise;
  });
  await expect(left).rejects.toThrow('not now');
  task.reject(new Error('too late'));
  await expect(task.promise).rejects.toThrow('too late');
  expect(await joinFlight('key', async () => 'anew')).toBe('anew');
});
