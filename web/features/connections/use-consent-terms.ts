import type { Connection } from '../../../shared/session-view.ts';
import { useWorld } from '../../world.tsx';
import { zip } from '../accounts/zip.ts';
import { type ConsentTerm, describeConsentTerm } from './consent-term.ts';
import { useConsentEnds } from './use-consent-ends.ts';

/** A connection and the term of its consent, as far as that is known by now. */
export interface ConnectionTerm {
  connection: Connection;
  term: ConsentTerm;
}

export function useConsentTerms(connections: readonly Connection[]): ConnectionTerm[] {
  const now = useWorld().now();
  return zip(connections, useConsentEnds(connections)).map(([connection, end]) => ({
    connection,
    term: describeConsentTerm(connection, end, now),
  }));
}
