import { isCalendarDate } from '../../calendar-date.ts';
import type { BankRequests } from '../bank-requests.ts';
import { wholeNumber } from '../parameter-rules.ts';
import { premiumConsents } from '../premium/consents.ts';
import { nameRefusal } from '../premium/name-refusal.ts';
import { premiumOAuth } from '../premium/oauth.ts';
import { parseCursor } from './cursor.ts';

/** Tatra banka's "Premium API – Accounts", current generation: each endpoint has a version of its own. */
export const premiumV3Requests: BankRequests = {
  profile: 'premium-v3',
  defaultName: 'Tatra banka',
  oauth: premiumOAuth,
  consents: premiumConsents,
  reads: {
    accounts: { path: () => '/v3/accounts', parameters: {}, defaults: { withBalance: 'true' } },
    account: {
      path: (accountId) => `/v3/accounts/${encodeURIComponent(accountId)}`,
      parameters: {},
      defaults: {},
    },
    transactions: {
      path: (accountId) => `/v5/accounts/${encodeURIComponent(accountId)}/transactions`,
      parameters: { dateFrom: isCalendarDate, dateTo: isCalendarDate, pageSize: wholeNumber(1, 200) },
      defaults: { pageSize: '50' },
      cursor: parseCursor,
    },
  },
  nameRefusal,
};
