import { isCalendarDate } from '../../calendar-date.ts';
import type { BankRefusal, NamedRefusal } from '../bank-requests.ts';
import { nameStatus } from '../name-status.ts';

const earliestDateText = /Earliest allowed dateFrom is (\d{4}-\d{2}-\d{2})/;

/** Under a 401 they say that the consent is gone, which no new access token brings back. */
const consentCode = /^(?:CONSENT_|NO_AUTHORIZATION$)/;

/** An account that is not there is told by its code; a 404 without one is a path that this bank does not have. */
export function nameRefusal({ status, body }: BankRefusal): NamedRefusal | null {
  const { errorCode, errorDescription } = readErrorBody(body);
  if (errorCode === 'NO_ACCOUNT') return { code: 'account_not_found' };
  switch (status) {
    case 400: {
      const earliestDateFrom = earliestDateText.exec(errorDescription)?.[1] ?? '';
      return isCalendarDate(earliestDateFrom)
        ? { code: 'history_limit', earliestDateFrom }
        : nameStatus(status);
    }
    case 401:
      return consentCode.test(errorCode) ? { code: 'consent_required' } : null;
    case 403:
      return errorCode === 'NO_CONTRACT' ? { code: 'contract_missing' } : nameStatus(status);
    default:
      return nameStatus(status);
  }
}

interface ErrorBody {
  errorCode: string;
  errorDescription: string;
}

/** `{ "errorCode": …, "errorDescription": … }`; the gateway in front also answers with HTML, bare text or nothing. */
function readErrorBody(body: string): ErrorBody {
  try {
    const { errorCode, errorDescription } = JSON.parse(body) ?? {};
    return { errorCode: String(errorCode), errorDescription: String(errorDescription) };
  } catch {
    return { errorCode: '', errorDescription: body };
  }
}
