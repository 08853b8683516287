import type { BankRefusal, NamedRefusal } from '../bank-requests.ts';
import { nameStatus } from '../name-status.ts';
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
  if (code) return { code };
  return status === 401 ? null : nameStatus(status);
}

/** `{ "message": …, "code": 422, "error": "WRONG_CONTINUATION_KEY", "detail": … }`; what stands before it answers otherwise. */
export function readErrorCode(body: string): string {
  try {
    return String(JSON.parse(body)?.error);
  } catch {
    return '';
  }
}
