import type { TransactionPage } from '../../../shared/transaction-page.ts';
import type { LoadWorld, Next } from './load-world.ts';

/** Whoever stopped the loading wants no more of it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface PatientRead {
  signal: AbortSignal;
  /** Told once the bank has been asked. */
  onAsked: () => void;
  /** Told when the bank wants to be left alone, until a moment in ms since the epoch. */
  onWait: (until: number) => void;
}

/** Reads a page, and again for as long as the bank answers that it is too early. */
export async function readPatiently(
  world: LoadWorld,
  next: Next,
  { signal, onAsked, onWait }: PatientRead,
): Promise<TransactionPage> {
  for (;;) {
    const reading = world.readPage(next, signal).then(
      (page) => ({ page }),
      (error: unknown) => ({ error }),
    );
    onAsked();
    const outcome = await reading;
    if (signal.aborted) throw new Interrupted();
    if ('page' in outcome) return outcome.page;
    const verdict = world.judge(outcome.error);
    if (verdict.kind !== 'wait') throw outcome.error;
    onWait(verdict.until);
    await waitUntil(world, verdict.until, signal);
  }
}

function waitUntil({ now, startTimer }: LoadWorld, until: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const interrupt = () => {
      cancel();
      reject(new Interrupted());
    };
    const cancel = startTimer(Math.max(until - now(), 0), () => {
      signal.removeEventListener('abort', interrupt);
      resolve();
    });
    signal.addEventListener('abort', interrupt, { once: true });
  });
}
