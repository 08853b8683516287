import { useEffect, useSyncExternalStore } from 'react';
import { useWorld } from '../../world.tsx';
import type { OwnedAccount } from '../accounts/find-owned-account.ts';
import { type AccountHistory, historiesOf } from './histories.ts';

/** An account and what is loaded of it. */
export interface SearchedAccount extends OwnedAccount {
  history: AccountHistory;
}

/** So many accounts are loaded at a time: the bank counts requests, and each account goes on page by page. */
const mostAtOnce = 3;

/** Pages come faster than anybody reads, and each would be searched anew with all before it. */
const tellEveryMs = 250;

/** Follows what is loaded of the accounts, and loads them as long as somebody asks for it. */
export function useHistories(accounts: readonly OwnedAccount[], isWanted: boolean): SearchedAccount[] {
  const histories = historiesOf(useWorld());
  const searched = accounts.map((owned) => ({
    ...owned,
    history: histories.find(owned.connection, owned.account.accountId),
  }));
  const loaders = searched.map(({ history: { loader } }) => loader);
  const states = loaders.map(({ known }) => known.loading.status);
  useSyncExternalStore(
    (listener) => {
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
    },
    // A text that differs whenever anything that is known does.
    () => loaders.map(({ known }) => `${known.rows} ${known.pending} ${known.loading.status}`).join(),
  );

  useEffect(() => {
    if (!isWanted) return;
    const free = mostAtOnce - states.filter((status) => status === 'loading').length;
    const waiting = loaders.filter(({ known }) => known.loading.status === 'not-started');
    for (const loader of waiting.slice(0, Math.max(free, 0))) loader.start();
  });

  return searched;
}
