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
  log: Log;
}

export function createEndConsent({ authorizationOf, waitUntil, log }: EndConsentDependencies): EndConsent {
  async function end({ bank, requestId }: EndedConsent, consentId: string): Promise<boolean> {
    try {
      const isEnded = await authorizationOf(bank).end(consentId);
      if (isEnded) log('info', 'consent_deleted', { requestId });
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
