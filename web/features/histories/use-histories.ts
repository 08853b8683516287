import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Loader } from '../../history/load/loader.ts';
import { useWorld } from '../../world.tsx';
import type { OwnedAccount } from '../accounts/find-owned-account.ts';
import { type AccountHistory, historiesOf } from './histories.ts';
import { useSameList } from './use-same-list.ts';

/** An account and what is loaded of it. */
export interface SearchedAccount extends OwnedAccount {
  history: AccountHistory;
}

/** Pages come faster than anybody reads, and each would be searched anew with all before it. */
const tellEveryMs = 250;

/** Follows what is loaded of the accounts, and loads them for as long as something is looked for here. */
export function useHistories(accounts: readonly OwnedAccount[], isWanted: boolean): SearchedAccount[] {
  const { order, find } = historiesOf(useWorld());
  const searched = accounts.map((owned) => ({
    ...owned,
    history: find({ connection: owned.connection, accountId: owned.account.accountId }),
  }));
  const loaders = useSameList(searched.map(({ history }) => history.loader));
  useSyncExternalStore(
    useCallback((listener) => followAll(loaders, listener), [loaders]),
    () => loaders.map(describe).join(),
  );

  useEffect(() => order.want(isWanted ? loaders : []), [order, loaders, isWanted]);
  useEffect(() => () => order.want([]), [order]);

  return searched;
}

/** A text that is another whenever anything that is shown of it is. */
const describe = ({ known }: Loader): string => {
  const { rows, pending, unreadable, loading } = known;
  return `${rows} ${pending} ${unreadable} ${loading.status} ${'until' in loading ? loading.until : ''}`;
};

function followAll(loaders: readonly Loader[], listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      listener();
    }, tellEveryMs);
  };
  const stops = loaders.map((loader) => loader.subscribe(tellSoon));
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
