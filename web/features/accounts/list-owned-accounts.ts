import { type AccountView, distinctAccounts, viewAccount } from './account-view.ts';
import type { ConnectionAccounts } from './use-accounts.ts';

/** Each account once, and where several connections show it, through one that works. */
export const listOwnedAccounts = (lists: readonly ConnectionAccounts[]): AccountView[] =>
  distinctAccounts(
    lists
      .toSorted((left, right) => Number(isLost(left)) - Number(isLost(right)))
      .flatMap(({ connection, list }) =>
        (list.data?.accounts ?? []).map((account) => viewAccount(connection, account, undefined)),
      ),
  );

const isLost = ({ connection }: ConnectionAccounts): boolean => connection.status === 'consent-required';
