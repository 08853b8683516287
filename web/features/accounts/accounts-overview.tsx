import { paths } from '../../paths.ts';
import { Skeleton } from '../frame/skeleton.tsx';
import { useKeptScroll } from '../scroll/use-kept-scroll.ts';
import styles from './accounts-overview.module.css';
import { BalanceTotals, type MissingAccounts } from './balance-totals.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { type ConnectionAccounts, useAccounts, useAccountViews } from './use-accounts.ts';

/**
 * How much is there, then every account by its connection. How high that is depends on what the banks answer: until the
 * first has, nothing stands here that it would push away.
 */
export function AccountsOverview() {
  const lists = useAccounts();
  const views = useAccountViews(lists);
  const isPending = lists.some(({ list }) => list.isPending);
  useKeptScroll(paths.accounts(), !isPending);
  if (lists.length > 0 && lists.every(isFirstRead)) return <Skeleton />;
  return (
    <div className={styles.overview}>
      <BalanceTotals views={views} isPending={isPending} missing={findMissing(lists)} />
      <div className={styles.connections}>
        {lists.map((accounts) => (
          <ConnectionSection
            key={accounts.connection.connectionId}
            accounts={accounts}
            views={views.filter(({ connection }) => connection === accounts.connection)}
          />
        ))}
      </div>
    </div>
  );
}

/** What the bank lists in no form that can be counted, and the connections that list nothing. */
const findMissing = (lists: readonly ConnectionAccounts[]): MissingAccounts => ({
  unreadable: lists.reduce((sum, { list }) => sum + (list.data?.unreadable.length ?? 0), 0),
  unread: lists.filter(({ list }) => list.error !== null && list.data === undefined).length,
});

const isFirstRead = ({ list }: ConnectionAccounts): boolean => list.isPending && list.errorUpdateCount === 0;
