import { isCalendarDate } from '../../calendar-date.ts';
import type { BankRequests, NamedRefusal } from '../bank-requests.ts';
import { nameRefusal } from './name-refusal.ts';

const accountPath = (accountId: string) => `/accounts/${encodeURIComponent(accountId)}`;
const bare = { parameters: {}, defaults: {} };

/** Enable Banking, the door to banks all over Europe. The accounts of a consent are those of its session. */
export const enableBankingRequests: BankRequests = {
  profile: 'enable-banking',
  defaultName: 'Enable Banking',
  oauth: null,
  reads: {
    accounts: {
      ...bare,
      path: (_accountId, consentId = '') => `/sessions/${encodeURIComponent(consentId)}`,
      findRefusal,
    },
    account: { ...bare, path: (accountId) => `${accountPath(accountId)}/details` },
    balances: { ...bare, path: (accountId) => `${accountPath(accountId)}/balances` },
    transactions: {
      path: (accountId) => `${accountPath(accountId)}/transactions`,
      parameters: { dateFrom: isCalendarDate, dateTo: isCalendarDate },
      defaults: {},
      cursor: parseCursor,
      write: writePeriod,
    },
  },
  nameRefusal,
};

/** A session is always told of with 200, even one that has ended. What is no session is for the reader to refuse. */
function findRefusal(body: string): NamedRefusal | null {
  const [, status = 'AUTHORIZED'] = /"status"\s*:\s*"(\w+)"/.exec(body) ?? [];
  return status === 'AUTHORIZED' ? null : { code: 'consent_required' };
}

/** The aggregator says nothing of what is in its keys; they become one value of a query, whatever they hold. */
const keyPattern = /^[^\p{C}\s]{1,2000}$/u;

export const isContinuationKey = (key: string): boolean => keyPattern.test(key);

function parseCursor(cursor: string): URLSearchParams | null {
  return isContinuationKey(cursor) ? new URLSearchParams({ continuation_key: cursor }) : null;
}

/** Without an end, all that the bank has: its `default` may be the last three months, and looks like all there is. */
function writePeriod(query: URLSearchParams): URLSearchParams {
  const dateFrom = query.get('dateFrom');
  const dateTo = query.get('dateTo');
  const key = query.get('continuation_key');
  return new URLSearchParams({
    ...(dateFrom !== null && { date_from: dateFrom }),
    ...(dateTo === null ? { strategy: 'longest' } : { date_to: dateTo }),
    ...(key !== null && { continuation_key: key }),
  });
}
