import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { KnownAccount } from '../../queries/accounts.ts';

/** The last day on which all of these accounts may be read, where the bank tells it with them. */
export function findConsentEnd(accounts: readonly KnownAccount[]): CalendarDate | null {
  const ends = accounts.flatMap(({ consentExpiresAt }) => consentExpiresAt ?? []);
  return ends.sort()[0] ?? null;
}
