import { memo } from 'react';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { usePreferences } from '../../preferences/preferences.ts';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import { findPosition, formatTransactionsSearch } from '../transactions/transactions-search.ts';
import { AccountIdentity } from './account-identity.tsx';
import { AccountName } from './account-name.tsx';
import styles from './account-row.module.css';
import { type AccountView, isSameView } from './account-view.ts';
import { LeadingBalances } from './leading-balances.tsx';
import { UnreadableBalances } from './unreadable-balances.tsx';
import { useFirstInView } from './use-first-in-view.ts';

/** Hundreds may stand here whose details come one by one: a row is drawn anew where it changes itself. */
export const AccountRow = memo(Row, (before, after) => isSameView(before.view, after.view));

/** One account in the list; the whole row leads to it, with as many transactions a page as the person likes. */
function Row({ view }: { view: AccountView }) {
  const pageSize = usePreferences((preferences) => preferences.pageSize);
  const row = useFirstInView(view);
  const search = formatTransactionsSearch(findPosition(0, pageSize));
  return (
    <li ref={row} className={styles.row}>
      <div className={styles.identity}>
        <h3 className={styles.name}>
          <Link
            to={{ pathname: paths.account(view.account.accountKey), search }}
            tabIndex={0}
            className={styles.link}
          >
            <AccountName account={view.account} />
          </Link>
        </h3>
        <AccountIdentity connection={view.connection} account={view.account} />
      </div>
      <RowBalances view={view} />
    </li>
  );
}

function RowBalances({ view: { connection, account, state } }: { view: AccountView }) {
  if (state.status === 'loading') return <div className={styles.placeholder} aria-hidden="true" />;
  return (
    <>
      <div className={styles.balances}>
        <LeadingBalances account={account} />
        <UnreadableBalances count={account.unreadableBalances.length} />
      </div>
      {'failure' in state && (
        <div className={styles.failure}>
          <ReadFailure connection={connection} failure={state.failure} retry={state.retry} />
        </div>
      )}
    </>
  );
}
