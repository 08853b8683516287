import type { NamedRefusal } from './bank-requests.ts';

/** What a refusal's status says, where the body says no more. */
export function nameStatus(status: number): NamedRefusal {
  switch (status) {
    case 400:
    case 422:
      return { code: 'invalid_parameter' };
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
