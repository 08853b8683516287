import { addDays, type CalendarDate, countDays, localDayAt } from '../../../shared/calendar-date.ts';
import type { Connection } from '../../../shared/session-view.ts';

/** How long banks of the EU may let somebody read without asking anew. (Regulation (EU) 2018/389, article 10a) */
const longestConsentDays = 180;

/** From when until when a consent lasts, in whole days on this device. */
export interface ConsentTerm {
  end: CalendarDate;
  /** `estimated` where the bank does not say: the longest time that the law allows, from when it was given. */
  source: 'bank' | 'estimated';
  /** 0 on the last day, negative after it. */
  daysLeft: number;
  daysInAll: number;
}

/** `toldByAccounts` is the end that the bank names with its accounts: it knows better than anybody. */
export function describeConsentTerm(
  { connectedAt, consentExpiresAt }: Connection,
  toldByAccounts: CalendarDate | null,
  now: number,
): ConsentTerm {
  const start = localDayAt(Date.parse(connectedAt));
  const toldByServer = consentExpiresAt === null ? null : localDayAt(Date.parse(consentExpiresAt));
  const told = toldByAccounts ?? toldByServer;
  const end = told ?? addDays(start, longestConsentDays);
  return {
    end,
    source: told === null ? 'estimated' : 'bank',
    daysLeft: countDays(localDayAt(now), end),
    daysInAll: countDays(start, end),
  };
}

/** How near the end of a consent is; an estimate warns nobody, and neither does an end that is past. */
export function findUrgency({ source, daysLeft }: ConsentTerm): 'none' | 'soon' | 'near' {
  if (source === 'estimated' || daysLeft > 14 || daysLeft < 0) return 'none';
  return daysLeft > 7 ? 'soon' : 'near';
}
