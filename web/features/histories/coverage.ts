import { isWhole } from '../../history/model/known-range.ts';
import type { ConnectionAccounts } from '../accounts/use-accounts.ts';
import type { SearchedAccount } from './use-histories.ts';

/**
 * How much is searched of what there is. `reading`: which accounts there are is not known yet. `partial`: some rows or
 * accounts are missing, and `canLoad` says whether more can be loaded.
 */
export type Coverage =
  | { status: 'reading' | 'nothing' | 'loading' | 'whole' }
  | { status: 'partial'; canLoad: boolean };

interface Searched {
  lists: readonly ConnectionAccounts[];
  accounts: readonly SearchedAccount[];
  /** One account alone is searched: what other connections have is no matter. */
  isOneAccount: boolean;
}

export function describeCoverage({ lists, accounts, isOneAccount }: Searched): Coverage {
  const loadings = accounts.map(({ history }) => history.loader.known.loading.status);
  if (accounts.length === 0 && lists.some(({ list }) => list.isPending)) return { status: 'reading' };
  if (loadings.some((status) => status === 'loading' || status === 'waiting')) return { status: 'loading' };
  if (accounts.length > 0 && loadings.every((status) => status === 'not-started'))
    return { status: 'nothing' };
  const hasAllRows = accounts.every(({ history }) => isWhole(history.loader.known));
  const hasAllAccounts = isOneAccount ? accounts.length === 1 : lists.every(isWholeList);
  if (hasAllRows && hasAllAccounts) return { status: 'whole' };
  return { status: 'partial', canLoad: loadings.some((status) => status !== 'complete') };
}

const isWholeList = ({ connection, list }: ConnectionAccounts): boolean =>
  connection.status === 'active' && !list.error && list.data?.unreadable.length === 0;
