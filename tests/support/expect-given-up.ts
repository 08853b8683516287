import { expect, vi } from 'vitest';
import type { ScriptedTransport } from './scripted-transport.ts';
import type { TestClock } from './test-clock.ts';

interface HangingCall {
  transport: ScriptedTransport;
  clock: TestClock;
  afterMs: number;
  failure: object;
}

/** Expects a call that the bank hangs on to end after just this time, not to be repeated, and to leave no timer. */
export async function expectGivenUp(
  calling: Promise<unknown>,
  { transport, clock, afterMs, failure }: HangingCall,
): Promise<void> {
  const settled = expect(calling).rejects.toMatchObject(failure);
  await vi.waitFor(() => expect(transport.requests).toHaveLength(1));
  clock.advance(afterMs - 1);
  expect(transport.requests[0]?.signal.aborted).toBe(false);
  clock.advance(1);
  await settled;
  expect(transport.requests).toHaveLength(1);
  expect(clock.running()).toEqual([]);
}
