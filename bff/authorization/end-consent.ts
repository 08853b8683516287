import { type StartTimer, waitAtMost } from '../bank/timers.ts';
import type { BankConfig } from '../config/config.ts';
import { describeCause, type Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { AuthorizationOf } from './authorizations.ts';

export interface EndedConsent {
  bank: BankConfig;
  /** Null where the bank has told none: then there is nothing to say to it. */
  consentId: string | null;
  /** For the log. */
  requestId: string;
}

/** Tells the bank that a consent is not wanted any more. False where the bank may still hold it; never throws. */
export type EndConsent = (ended: EndedConsent) => Promise<boolean>;

export interface EndConsentDependencies {
  authorizationOf: AuthorizationOf;
  /** Takes what must come to its end even when nobody waits for it any more. */
  waitUntil: (work: Promise<unknown>) => void;
  startTimer: StartTimer;
  log: Log;
}

/** Several calls may be needed. A function has 15 seconds after its answer, and a stopping server less. */
const endLimitMs = 8_000;

export function createEndConsent(dependencies: EndConsentDependencies): EndConsent {
  const { authorizationOf, waitUntil, startTimer, log } = dependencies;

  async function end({ bank, requestId }: EndedConsent, consentId: string): Promise<boolean> {
    try {
      const isEnded = await waitAtMost(startTimer, endLimitMs, authorizationOf(bank).end(consentId));
      log(isEnded ? 'info' : 'warn', isEnded ? 'consent_deleted' : 'consent_left', { requestId });
      return isEnded;
    } catch (error) {
      log('warn', 'consent_left', {
        requestId,
        ...describeCause(error instanceof Problem ? error.cause : error),
      });
      return false;
    }
  }

  return (ended) => {
    if (ended.consentId === null) return Promise.resolve(false);
    const work = end(ended, ended.consentId);
    waitUntil(work);
    return work;
  };
}
