import { type StartTimer, wait } from './timers.ts';
import type { BankResponse, CallSignal } from './transport.ts';

export interface RetryDependencies {
  startTimer: StartTimer;
  now: () => number;
  /** From 0 to 1, so that many clients do not come back in step. */
  random: () => number;
}

/** Before the second and the third attempt, at most; together they stay under what a read may add. */
const pausesMs = [300, 1200];
const addedLimitMs = 2_000;
const passingStatuses = new Set([500, 502, 503, 504]);

/** Sends a read, and again where the bank fails for a passing reason before it has begun to answer. */
export type SendWithRetries = (send: Send, signal: CallSignal) => Promise<BankResponse>;

type Send = () => Promise<BankResponse>;

export function createRetries({ startTimer, now, random }: RetryDependencies): SendWithRetries {
  async function sendAgain(failed: Promise<BankResponse>, send: Send, signal: CallSignal) {
    const latestStart = now() + addedLimitMs;
    let last = failed;
    for (const longestPause of pausesMs) {
      const pause = longestPause * (0.5 + random() / 2);
      if (signal.aborted || now() + pause > latestStart) return last;
      (await last.catch(() => null))?.body.cancel();
      await wait(startTimer, pause, signal);
      last = send();
      const response = await last.catch(() => null);
      if (response && !hasFailedInPassing(response)) return response;
    }
    return last;
  }

  return (send, signal) => {
    const first = send();
    return first.then(
      (response) => (hasFailedInPassing(response) ? sendAgain(first, send, signal) : response),
      () => sendAgain(first, send, signal),
    );
  };
}

/** HTML is a gateway's page: whatever its status, asking again brings the same page. */
const hasFailedInPassing = ({ status, header }: BankResponse): boolean =>
  passingStatuses.has(status) && !/^text\/html/i.test(header('content-type') ?? '');
