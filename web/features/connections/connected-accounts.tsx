import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { nameAccount } from '../accounts/account-name.tsx';
import type { ConnectionAccounts } from '../accounts/use-accounts.ts';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import styles from './connected-accounts.module.css';

/** The accounts that the consent covers, each a link; where they could not be read, why. */
export function ConnectedAccounts({ accounts: { connection, list } }: { accounts: ConnectionAccounts }) {
  if (list.error)
    return <ReadFailure connection={connection} failure={list.error} retry={() => list.refetch()} />;
  if (!list.data) return connection.status === 'active' ? <Trans>Loading…</Trans> : <NotReadable />;
  const { accounts, unreadable } = list.data;
  return (
    <ul className={styles.accounts}>
      {accounts.map((account) => (
        <li key={account.accountId}>
          <Link to={paths.account(account.accountKey)} tabIndex={0}>
            <bdi>{nameAccount(account)}</bdi>
          </Link>{' '}
          <span className={styles.currency}>{account.currency}</span>
        </li>
      ))}
      {unreadable.length > 0 && (
        <li>
          <Plural
            value={unreadable.length}
            one="# account that cannot be read"
            other="# accounts that cannot be read"
          />
        </li>
      )}
    </ul>
  );
}

const NotReadable = () => <Trans>Only after you have reconnected.</Trans>;
