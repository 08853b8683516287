import { dayAt } from '../accounts/calendar.ts';
import { readHistory } from '../accounts/history.ts';
import type { AccountView } from './account-body.ts';
import type { WireBody } from './json-body.ts';
import { readPageQuery } from './page-query.ts';
import { buildTransactionBody, spoilTransactionBody } from './transaction-body.ts';

/** One page of an account's transactions. Throws 400 for a query that asks for no page. */
export function buildTransactionPage(
  { account, habit, accountId, baseUrl, now }: AccountView,
  query: URLSearchParams,
): WireBody | null {
  const { page, pageSize } = readPageQuery(query);
  const { offset, limit } = habit.extent({ offset: (page - 1) * pageSize, limit: pageSize });
  const history = readHistory({ plan: account.plan, today: dayAt(now), kept: account.keptRows });
  const bodies = history.read(offset, limit).map((row) => buildTransactionBody(account, row));
  const faithful = {
    account: { iban: account.iban, currency: account.currency },
    transactions: (account.trouble === 'malformed-row' ? spoilThird(bodies, offset) : bodies).map(habit.row),
    page,
    pageSize,
    totalPages: Math.ceil(history.total / pageSize),
    _links: { account: { href: `${baseUrl}/v1/accounts/${encodeURIComponent(accountId)}` } },
  };
  return habit.page(faithful, page);
}

/** The third row of the account, on whichever page it is. */
const spoilThird = (bodies: readonly WireBody[], offset: number): readonly WireBody[] =>
  bodies.map((body, index) => (offset + index === 2 ? spoilTransactionBody(body) : body));
