import type { BankRefusal, NamedRefusal } from '../bank-requests.ts';
import { endedSession, problemOfErrorCode } from './error-codes.ts';

/** By the code in the body, since one status stands for many things; then by the status. */
export function nameRefusal({ status, body }: BankRefusal): NamedRefusal | null {
  const error = readErrorCode(body);
  const code = problemOfErrorCode.get(error);
  if (code === 'client_rejected') return { code, bankCode: error };
  // What a bank allows without its customer, who then waits for tomorrow.
  if (code === 'rate_limited') return { code, dailyLimit: true };
  // Which session has ended is only known once that of the connection was looked at.
  if (endedSession.has(error)) return null;
  return code ? { code } : nameStatus(status);
}

function nameStatus(status: number): NamedRefusal | null {
  switch (status) {
    case 400:
    case 422:
      return { code: 'invalid_parameter' };
    case 401:
      return null;
    case 403:
      return { code: 'permission_missing' };
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

/** `{ "message": …, "code": 422, "error": "WRONG_CONTINUATION_KEY", "detail": … }`; what stands before it answers otherwise. */
export function readErrorCode(body: string): string {
  try {
    return String(JSON.parse(body)?.error);
  } catch {
    return '';
  }
}
