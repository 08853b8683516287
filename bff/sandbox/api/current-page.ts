import { duna } from '../accounts/bank-codes.ts';
import { type Day, dayAt, formatDay } from '../accounts/calendar.ts';
import { type History, type Row, readHistory } from '../accounts/history.ts';
import type { Quirks } from '../levers/quirks.ts';
import type { AccountView } from './account-body.ts';
import { type CurrentQuery, formatReference, readCurrentQuery } from './current-query.ts';
import type { WireBody } from './json-body.ts';
import { breakLink, breakRow } from './quirky-page.ts';
import { buildTransactionBody, spoilTransactionBody } from './transaction-body.ts';

/** Of older days the current generation shows nothing. */
const keptDays = 730;

/** Where a page stands among the rows that are asked for. */
interface Stretch {
  start: number;
  end: number;
  next: number;
}

/** One page of an account's transactions as the current generation has it: a flat list, and a link to the next. */
export function buildCurrentPage(view: AccountView, given: URLSearchParams, quirks: Quirks): WireBody {
  const { account, now } = view;
  const today = dayAt(now);
  const earliest = today - keptDays;
  const query = readCurrentQuery(given, earliest);
  const history = readHistory({ plan: account.plan, today, kept: account.keptRows });
  const stretch = findStretch(history, { ...query, dateFrom: query.dateFrom ?? earliest }, today);
  const first = quirks.has('duplicate-rows') && stretch.start > 0 ? stretch.start - 1 : stretch.start;
  const rows = quirks.has('endless-pages') ? [] : history.read(first, stretch.next - first);
  const bodies = rows.map((row, index) => {
    const body = buildTransactionBody(account, row);
    const isSpoilt = account.trouble === 'malformed-row' && first + index === 2;
    return isSpoilt ? spoilTransactionBody(body) : breakRow(body, index, quirks);
  });
  const next = buildNext({ view, query, stretch, quirks });
  return {
    account: { iban: account.iban, currency: account.currency },
    transactions: bodies.map(view.habit.row),
    [quirks.has('links-at-root') ? 'links' : '_links']: {
      account: { href: `${view.baseUrl}/v3/accounts/${encodeURIComponent(view.accountId)}` },
      ...(next && { next: { href: next } }),
    },
  };
}

function findStretch(history: History, query: CurrentQuery, today: Day): Stretch {
  const { dateFrom, dateTo, page, pageSize, rowsLeft } = query;
  const begin = dateTo === null ? 0 : findRow(history, today, (day) => day <= dateTo);
  const end = dateFrom === null ? history.total : findRow(history, today, (day) => day < dateFrom);
  const offset = rowsLeft === null ? begin + ((page ?? 1) - 1) * pageSize : end - rowsLeft;
  const start = Math.min(Math.max(offset, begin), end);
  return { start, end, next: Math.min(start + pageSize, end) };
}

/** The first row whose day passes the test; the rows run from the newest to the oldest. */
export function findRow(history: History, today: Day, passes: (day: Day) => boolean): number {
  let [low, high] = [0, history.total];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = history.read(middle, 1);
    if (row && !passes(dayOf(row, today))) low = middle + 1;
    else high = middle;
  }
  return low;
}

const dayOf = ({ entry, state }: Row, today: Day): Day => (state === 'PENDING' ? today : entry.bookingDay);

interface Reached {
  view: AccountView;
  query: CurrentQuery;
  stretch: Stretch;
  quirks: Quirks;
}

function buildNext(reached: Reached): string | null {
  const { view, query, stretch, quirks } = reached;
  if (!leadsOn(stretch, quirks)) return null;
  const link = new URLSearchParams({
    ...(query.dateFrom !== null && { dateFrom: formatDay(query.dateFrom) }),
    ...(query.dateTo !== null && { dateTo: formatDay(query.dateTo) }),
    pageSize: String(query.pageSize),
    ...namePlace(reached),
  });
  return breakLink(
    `${view.baseUrl}/v5/accounts/${encodeURIComponent(view.accountId)}/transactions?${link}`,
    quirks,
  );
}

function leadsOn({ start, next, end }: Stretch, quirks: Quirks): boolean {
  if (quirks.has('endless-pages') || quirks.has('repeated-links')) return true;
  return next < end || (quirks.has('empty-last-page') && next > start);
}

/** `entryReferenceFrom` for the bank's own accounts, `page` for those of other banks. */
function namePlace({ view, query, stretch, quirks }: Reached): Record<string, string> {
  const { start, next, end } = stretch;
  const isRepeated = quirks.has('repeated-links');
  if (view.account.bank === duna && !quirks.has('endless-pages'))
    return { entryReferenceFrom: formatReference(end - (isRepeated ? start : next)) };
  return { page: String((query.page ?? 1) + (isRepeated ? 0 : 1)) };
}
