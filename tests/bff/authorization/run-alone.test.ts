import { beforeEach, expect, test, vi } from 'vitest';
import { createRunAlone, type RunAlone } from '../../../bff/authorization/run-alone.ts';
import { Problem } from '../../../bff/problem.ts';
import { createMemoryLeases, type MemoryLeases } from '../../support/memory-leases.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

const durationMs = 15_000;
let clock: TestClock;
let leases: MemoryLeases;
let runAlone: RunAlone;

beforeEach(() => {
  clock = createTestClock(0, { skippedMs: -1 });
  leases = createMemoryLeases(clock.now, durationMs);
  runAlone = createRunAlone({ store: { leases, requireRoom: async () => {} }, startTimer: clock.startTimer });
});

/** A task that ends when it is told to. */
function holdTask() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { run: vi.fn(() => promise), finish: resolve, fail: reject };
}

/** Moves the clock on in steps, so that whoever asks again is answered on the way. */
async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 50) {
    clock.advance(50);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

const untilWaiting = () => vi.waitFor(() => expect(clock.running()).toContain(50));
const untilRun = (run: () => unknown) => vi.waitFor(() => expect(run).toHaveBeenCalled());

test('without leases a task just runs', async () => {
  const alone = createRunAlone({
    store: { leases: null, requireRoom: async () => {} },
    startTimer: clock.startTimer,
  });
  expect(await alone('name', async () => 'done')).toBe('done');
});

test('D2: of two tasks of one name the second runs when the first has ended', async () => {
  const first = holdTask();
  const second = holdTask();
  const results = [runAlone('name', first.run)];
  await untilRun(first.run);
  results.push(runAlone('name', second.run));
  await untilWaiting();
  await pass(1_000);
  expect(second.run).not.toHaveBeenCalled();
  first.finish('first');
  second.finish('second');
  await results[0];
  await pass(100);
  expect(await Promise.all(results)).toEqual(['first', 'second']);
  expect(leases.held.size).toBe(0);
  expect(clock.running()).toEqual([]);
});

test('tasks of different names run side by side, and no name is told', async () => {
  const first = holdTask();
  const second = holdTask();
  const results = [runAlone('connection-1', first.run), runAlone('connection-2', second.run)];
  await Promise.all([untilRun(first.run), untilRun(second.run)]);
  expect([...leases.held.keys()].join()).not.toContain('connection');
  first.finish('first');
  second.finish('second');
  expect(await Promise.all(results)).toEqual(['first', 'second']);
});

test('D3: a lease is renewed for as long as its task runs', async () => {
  const first = holdTask();
  const second = holdTask();
  const running = runAlone('name', first.run);
  await untilRun(first.run);
  await pass(durationMs - 1_000);
  const waiting = runAlone('name', second.run);
  await untilWaiting();
  await pass(2 * 5_000);
  expect(second.run).not.toHaveBeenCalled();
  first.finish('first');
  second.finish('second');
  await running;
  await pass(100);
  expect(await waiting).toBe('second');
});

test('D4: what a dead instance holds is free when its lease ends', async () => {
  const dead = createRunAlone({ store: { leases, requireRoom: async () => {} }, startTimer: () => () => {} });
  const lost = holdTask();
  void dead('name', lost.run);
  await untilRun(lost.run);
  const next = holdTask();
  next.finish('next');
  const waiting = runAlone('name', next.run);
  await untilWaiting();
  await pass(durationMs - 100);
  expect(next.run).not.toHaveBeenCalled();
  await pass(200);
  expect(await waiting).toBe('next');
});

test('D11: who stood still for longer than its lease learns of it before it asks the bank', async () => {
  const frozen = createRunAlone({
    store: { leases, requireRoom: async () => {} },
    startTimer: () => () => {},
  });
  const thawed = Promise.withResolvers<void>();
  const asked = vi.fn();
  const begun = vi.fn();
  const thawing = frozen('name', async (confirmAlone) => {
    begun();
    await thawed.promise;
    await confirmAlone();
    asked();
  });
  await untilRun(begun);
  await pass(durationMs);
  const successor = holdTask();
  const succeeding = runAlone('name', successor.run);
  await untilRun(successor.run);
  thawed.resolve();
  await expect(thawing).rejects.toMatchObject({ code: 'bank_unavailable', details: { retryAfter: 1 } });
  expect(asked).not.toHaveBeenCalled();
  successor.finish('done');
  expect(await succeeding).toBe('done');
});

test('D11: who holds its lease may ask', async () => {
  expect(await runAlone('name', (confirmAlone) => confirmAlone().then(() => 'asked'))).toBe('asked');
});

test('D4: nobody waits for ever', async () => {
  leases.take = async () => ({ status: 'held' });
  const waiting = runAlone('name', async () => 'never');
  const refused = expect(waiting).rejects.toMatchObject({
    code: 'bank_unavailable',
    details: { retryAfter: 5 },
  });
  await untilWaiting();
  await pass(20_200);
  await refused;
  expect(clock.running()).toEqual([]);
});

test('D9: the pause after a failure is everybody’s', async () => {
  const failing = runAlone('name', () => Promise.reject(new Problem('bank_unavailable', { retryAfter: 4 })));
  await expect(failing).rejects.toMatchObject({ details: { retryAfter: 4 } });
  clock.advance(1_500);
  const next = holdTask();
  await expect(runAlone('name', next.run)).rejects.toMatchObject({
    code: 'bank_unavailable',
    details: { retryAfter: 3 },
  });
  expect(next.run).not.toHaveBeenCalled();
  clock.advance(2_500);
  next.finish('next');
  expect(await runAlone('name', next.run)).toBe('next');
});

test.each([
  new Problem('consent_required'),
  new Problem('session_store_unavailable', { retryAfter: 5 }),
  new TypeError('a mistake'),
])('another failure lets go at once, and is passed on: %s', async (failure) => {
  await expect(runAlone('name', () => Promise.reject(failure))).rejects.toBe(failure);
  expect(leases.held.size).toBe(0);
});

test('a store that fails in the meantime takes no outcome away', async () => {
  leases.release = () => Promise.reject(new Problem('session_store_unavailable'));
  leases.renew = () => Promise.reject(new Problem('session_store_unavailable'));
  const task = holdTask();
  const running = runAlone('name', task.run);
  await untilRun(task.run);
  await pass(10_000);
  task.finish('done');
  expect(await running).toBe('done');
});

test('H6: a store that cannot be asked for a lease lets no task run', async () => {
  leases.take = () => Promise.reject(new Problem('session_store_unavailable'));
  const task = holdTask();
  await expect(runAlone('name', task.run)).rejects.toMatchObject({ code: 'session_store_unavailable' });
  expect(task.run).not.toHaveBeenCalled();
});
