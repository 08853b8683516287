import type { BankRequests } from '../bank-requests.ts';
import { wholeNumber } from '../parameter-rules.ts';
import { premiumConsents } from '../premium/consents.ts';
import { nameRefusal } from '../premium/name-refusal.ts';
import { premiumOAuth } from '../premium/oauth.ts';

/** Tatra banka's "Premium API – Accounts", first generation: page-numbered transactions. */
export const premiumV1Requests: BankRequests = {
  profile: 'premium-v1',
  defaultName: 'Tatra banka',
  oauth: premiumOAuth,
  consents: premiumConsents,
  reads: {
    accounts: { path: () => '/v1/accounts', parameters: {}, defaults: {} },
    account: {
      path: (accountId) => `/v1/accounts/${encodeURIComponent(accountId)}`,
      parameters: {},
      defaults: {},
    },
    transactions: {
      path: (accountId) => `/v1/accounts/${encodeURIComponent(accountId)}/transactions`,
      parameters: { page: wholeNumber(1), pageSize: wholeNumber(1, 200) },
      defaults: { page: '1', pageSize: '50' },
    },
  },
  nameRefusal,
};
