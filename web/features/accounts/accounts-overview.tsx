import styles from './accounts-overview.module.css';
import { BalanceTotals } from './balance-totals.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { useAccounts, useAccountViews } from './use-accounts.ts';

/** How much is there, then every account by its connection. */
export function AccountsOverview() {
  const lists = useAccounts();
  const views = useAccountViews(lists);
  return (
    <div className={styles.overview}>
      <BalanceTotals views={views} isPending={lists.some(({ list }) => list.isPending)} />
      {lists.map((accounts) => (
        <ConnectionSection
          key={accounts.connection.connectionId}
          accounts={accounts}
          views={views.filter(({ connection }) => connection === accounts.connection)}
        />
      ))}
    </div>
  );
}
