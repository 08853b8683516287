import type { BankRefusal, BankRequests, NamedRefusal } from '../bank-requests.ts';
import { wholeNumber } from '../parameter-rules.ts';
import { premiumConsents } from '../premium/consents.ts';

const earliestDateText = /Earliest allowed dateFrom is (\d{4}-\d{2}-\d{2})/;

/** Tatra banka's "Premium API – Accounts", first generation: page-numbered transactions. */
export const premiumV1Requests: BankRequests = {
  profile: 'premium-v1',
  defaultName: 'Tatra banka',
  oauth: {
    authorizePath: '/auth/oauth/v2/authorize',
    tokenPath: '/auth/oauth/v2/token',
    scope: 'PREMIUM_AIS',
    clientAuthentication: 'basic-raw',
  },
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

/** An account that is not there is told by its code; a 404 without one is a path that this bank does not have. */
function nameRefusal({ status, body }: BankRefusal): NamedRefusal {
  const { errorCode, errorDescription } = readErrorBody(body);
  if (errorCode === 'NO_ACCOUNT') return { code: 'account_not_found' };
  switch (status) {
    case 400: {
      const earliestDateFrom = earliestDateText.exec(String(errorDescription))?.[1];
      return earliestDateFrom ? { code: 'history_limit', earliestDateFrom } : { code: 'invalid_parameter' };
    }
    case 401:
      return { code: 'consent_required' };
    case 403:
      return { code: errorCode === 'NO_CONTRACT' ? 'contract_missing' : 'permission_missing' };
    case 404:
      return { code: 'bank_path_unknown' };
    case 408:
      return { code: 'bank_timeout' };
    case 429:
      return { code: 'rate_limited' };
    default:
      return { code: status >= 500 ? 'bank_unavailable' : 'bank_misbehaved' };
  }
}

/** `{ "errorCode": …, "errorDescription": … }`; the gateway in front also answers with HTML, bare text or nothing. */
function readErrorBody(body: string): { errorCode?: unknown; errorDescription?: unknown } {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
