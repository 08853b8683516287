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
export type SendWithRetries = (
  send: () => Promise<BankResponse>,
  signal: CallSignal,
) => Promise<BankResponse>;

export function createRetries({ startTimer, now, random }: RetryDependencies): SendWithRetries {
  return async (send, signal) => {
    let latestStart = Number.POSITIVE_INFINITY;
    for (const longestPause of pausesMs) {
      const sent = send();
      const response = await sent.catch(() => null);
      if (response && !hasFailedInPassing(response)) return response;
      const pause = longestPause * (0.5 + random() / 2);
      latestStart = Math.min(latestStart, now() + addedLimitMs);
      if (signal.aborted || now() + pause > latestStart) return sent;
      response?.body.cancel();
      await wait(startTimer, pause, signal);
    }
    return send();
  };
}

/** HTML is a gateway's page: whatever its status, asking again brings the same page. */
const hasFailedInPassing = ({ status, header }: BankResponse): boolean =>
  passingStatuses.has(status) && !/^text\/html/i.test(header('content-type') ?? '');
