import type { UseQueryResult } from '@tanstack/react-query';
import type { Account } from '../../../shared/account.ts';
import type { Connection } from '../../../shared/session-view.ts';
import type { KnownAccount } from '../../queries/accounts.ts';

/** What is known of an account's balances; `outdated` ones were read before, and could not be read again. */
type BalancesState =
  | { status: 'loading' | 'read' }
  | { status: 'failed' | 'outdated'; failure: unknown; retry: () => Promise<unknown> };

/** An account of a connection, with its balances as far as they were read. */
export interface AccountView {
  connection: Connection;
  account: KnownAccount;
  /** As the list has it. */
  listed: KnownAccount;
  state: BalancesState;
}

export const hasBalances = ({ balances, unreadableBalances }: Account): boolean =>
  balances.length + unreadableBalances.length > 0;

/** The account as the list has it, completed by its detail where that is read because the list came without balances. */
export function viewAccount(
  connection: Connection,
  listed: KnownAccount,
  detail: UseQueryResult<Account> | undefined,
): AccountView {
  if (detail === undefined) return { connection, account: listed, listed, state: { status: 'read' } };
  const { balances, unreadableBalances } = detail.data ?? listed;
  const account = { ...listed, balances, unreadableBalances };
  return { connection, account, listed, state: stateOf(detail) };
}

function stateOf({ data, error, refetch }: UseQueryResult<Account>): BalancesState {
  if (!error) return { status: data ? 'read' : 'loading' };
  return { status: data ? 'outdated' : 'failed', failure: error, retry: () => refetch() };
}

/** Whether both say the same, so that nothing has to be drawn anew. */
export const isSameView = (left: AccountView, right: AccountView): boolean =>
  left.connection === right.connection &&
  left.listed === right.listed &&
  left.account.balances === right.account.balances &&
  left.account.unreadableBalances === right.account.unreadableBalances &&
  left.state.status === right.state.status &&
  findFailure(left) === findFailure(right);

const findFailure = ({ state }: AccountView): unknown => ('failure' in state ? state.failure : null);

/** Whether there are balances to count, even none. */
export const isRead = ({ state: { status } }: AccountView): boolean =>
  status === 'read' || status === 'outdated';

/** Each account once, however many connections show it: preferably where its balances were read. */
export function distinctAccounts(views: readonly AccountView[]): AccountView[] {
  const distinct: AccountView[] = [];
  const places = new Map<string, number>();
  for (const view of views) {
    const { accountKey, detailedKey } = view.account;
    const place = places.get(accountKey) ?? places.get(detailedKey) ?? distinct.length;
    places.set(accountKey, place).set(detailedKey, place);
    const known = distinct[place];
    if (!known || (!isRead(known) && isRead(view))) distinct[place] = view;
  }
  return distinct;
}
