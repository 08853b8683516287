import type { Account } from '../../../shared/account.ts';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { ExportPart } from './export-source.ts';

export interface FileNameParts {
  account: Account;
  /** The first and the last day that is in the file; null where there is none. */
  days: { oldest: CalendarDate; newest: CalendarDate } | null;
  /** Null where all of that range is in it. */
  part: ExportPart | null;
  /** Such as `csv`. */
  extension: string;
}

/**
 * `SK3112000000198742637541-EUR_2026-01-01_2026-12-31.csv`: files of one account stand together, in the order of time.
 * That of a part ends with its name.
 */
export function buildFileName({ account, days, part, extension }: FileNameParts): string {
  const name = account.iban ?? account.otherIdentification ?? account.accountId;
  const range = [days?.oldest, days?.newest, part ?? undefined];
  const parts = [[name, account.currency].filter(Boolean).join('-'), ...range];
  const stem = parts
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/[^\p{L}\p{N}.-]+/gu, '-'));
  return `${stem.join('_')}.${extension}`;
}
