import type { Consent } from '../grants/consents.ts';
import type { Aspsp } from './aspsps.ts';

/** A consent as the aggregator keeps it. */
export interface AggregatorSession {
  readonly sessionId: string;
  readonly consent: Consent;
  readonly aspsp: Aspsp;
  readonly validUntil: number;
  readonly createdAt: number;
  closedAt: number | null;
  /** What each key that it gave stands for: how many rows are before the page. */
  readonly places: Map<string, number>;
}

export interface AggregatorSessions {
  open: (session: Pick<AggregatorSession, 'consent' | 'aspsp' | 'validUntil'>) => AggregatorSession;
  find: (sessionId: string) => AggregatorSession | undefined;
  ofAccount: (uid: string) => AggregatorSession | undefined;
  issued: () => readonly string[];
  reset: () => void;
}

export function createAggregatorSessions(now: () => number): AggregatorSessions {
  const sessions = new Map<string, AggregatorSession>();
  return {
    open: (given) => {
      const sessionId = crypto.randomUUID();
      const session = { ...given, sessionId, createdAt: now(), closedAt: null, places: new Map() };
      sessions.set(sessionId, session);
      return session;
    },
    find: (sessionId) => sessions.get(sessionId),
    ofAccount: (uid) => sessions.values().find(({ consent }) => consent.accounts.has(uid)),
    issued: () => [...sessions.keys()],
    reset: () => sessions.clear(),
  };
}

export function nameStatus({ consent, validUntil, closedAt }: AggregatorSession, now: number) {
  if (closedAt !== null) return 'CLOSED';
  if (consent.status !== 'valid') return 'REVOKED';
  return now >= Math.min(validUntil, consent.expiresAt) ? 'EXPIRED' : 'AUTHORIZED';
}
