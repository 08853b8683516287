import { type RefObject, useEffect, useRef } from 'react';
import { findReadQueue } from '../../queries/read-queues.ts';
import { useWorld } from '../../world.tsx';
import type { AccountView } from './account-view.ts';
import { nameDetail } from './detail-queue.ts';

/** For the row of an account: while its balances are awaited, they come before those of rows that nobody sees. */
export function useFirstInView({ connection, account, state }: AccountView): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null);
  const { client, now } = useWorld();
  const queue = findReadQueue(client, now);
  const name = nameDetail(connection.connectionId, account.accountId);
  const isAwaited = state.status === 'loading';
  useEffect(() => {
    if (!isAwaited || row.current === null) return;
    const observer = new IntersectionObserver((changes) =>
      queue.setInView(name, changes.at(-1)?.isIntersecting ?? false),
    );
    observer.observe(row.current);
    return () => {
      observer.disconnect();
      queue.setInView(name, false);
    };
  }, [queue, name, isAwaited]);
  return row;
}
