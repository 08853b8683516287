// What only one of several instances may do at a time. Within a process flights see to that; between processes the
// store's leases do.

import { ownRetryAfter } from '../bank/retry-after.ts';
import type { StartTimer } from '../bank/timers.ts';
import { Problem } from '../problem.ts';
import { encodeUtf8, hash } from '../session/bytes.ts';
import type { Lease, Leases } from '../session/leases.ts';
import type { SessionStore } from '../session/session-store.ts';

/**
 * Runs the task while no other instance runs one of the same name. It has to look first whether it is still needed. A
 * failure that names a pause is everybody's: until it has passed, they get `bank_unavailable` without a run.
 */
export type RunAlone = <T>(name: string, task: (confirmAlone: ConfirmAlone) => Promise<T>) => Promise<T>;

/**
 * For right before what must not happen twice, nor be lost: throws `bank_unavailable` where this process stood still for
 * so long that another has begun in its place, and `session_store_unavailable` where its outcome could not be kept.
 */
export type ConfirmAlone = () => Promise<void>;

export interface RunAloneDependencies {
  store: Pick<SessionStore, 'leases' | 'requireRoom'>;
  startTimer: StartTimer;
}

const askAgainMs = 50;
/** Longer than a lease that its dead holder left, and than a token call. */
const longestWaitMs = 20_000;
const startAgainSeconds = 1;
const longestPauseMs = 30_000;

/** Taking a lease is a write as well: it shows that the store can keep something. */
export function createRunAlone({ store, startTimer }: RunAloneDependencies): RunAlone {
  if (store.leases) return runUnderLease(store.leases, startTimer);
  return (_name, task) => task(() => store.requireRoom());
}

function runUnderLease(leases: Leases, startTimer: StartTimer): RunAlone {
  async function take(lease: Lease): Promise<void> {
    let isLate = false;
    const stopWaiting = startTimer(longestWaitMs, () => {
      isLate = true;
    });
    try {
      while (!(await tryTake(lease))) {
        if (isLate) throw new Problem('bank_unavailable', { retryAfter: ownRetryAfter });
        await new Promise<void>((resolve) => startTimer(askAgainMs, resolve));
      }
    } finally {
      stopWaiting();
    }
  }

  async function tryTake(lease: Lease): Promise<boolean> {
    const answer = await leases.take(lease);
    if (answer.status === 'paused')
      throw new Problem('bank_unavailable', { retryAfter: Math.ceil(answer.leftMs / 1000) });
    return answer.status === 'taken';
  }

  async function confirm(lease: Lease): Promise<void> {
    if (!(await leases.renew(lease)))
      throw new Problem('bank_unavailable', { retryAfter: startAgainSeconds });
  }

  /** A renewal that fails is no reason to stop: what was begun at the bank has to be written down. */
  function keepRenewing(lease: Lease): () => void {
    let stop = () => {};
    const renewLater = () => {
      stop = startTimer(leases.durationMs / 3, () => {
        leases.renew(lease).catch(() => {});
        renewLater();
      });
    };
    renewLater();
    return () => stop();
  }

  return async (name, task) => {
    const lease = { name: await hash(encodeUtf8(name)), owner: crypto.randomUUID() };
    await take(lease);
    const stopRenewing = keepRenewing(lease);
    let pauseMs = 0;
    try {
      return await task(() => confirm(lease));
    } catch (error) {
      pauseMs = readPauseMs(error);
      throw error;
    } finally {
      stopRenewing();
      await leases.release(lease, pauseMs).catch(() => {}); // it ends by itself
    }
  };
}

/** Whatever a bank asks for: nobody is to wait longer for all instances than for one. */
function readPauseMs(error: unknown): number {
  if (!(error instanceof Problem) || error.code !== 'bank_unavailable') return 0;
  return Math.min((error.details.retryAfter ?? 0) * 1000, longestPauseMs);
}
