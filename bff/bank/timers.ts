import type { CallSignal } from './transport.ts';

/** Calls back after `ms` milliseconds, unless the function that it returns is called first. */
export type StartTimer = (ms: number, callback: () => void) => () => void;

export const startTimer: StartTimer = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** Resolves after `ms` milliseconds; rejects with the signal's reason where that comes first. */
export function wait(timer: StartTimer, ms: number, signal: CallSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = timer(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    const abort = () => {
      stop();
      reject(signal.reason);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Rejects with a `TimeoutError` where the work takes longer than `ms` milliseconds. The work itself goes on. */
export async function waitAtMost<T>(timer: StartTimer, ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const stop = timer(ms, () => late.reject(new DOMException('No answer in time', 'TimeoutError')));
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    stop();
  }
}
