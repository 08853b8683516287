import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import type { KnownAccountList } from '../../queries/accounts.ts';
import { AccountName } from '../accounts/account-name.tsx';
import type { ConnectionAccounts } from '../accounts/use-accounts.ts';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import styles from './connected-accounts.module.css';

/** The accounts that the consent covers, as far as they are known, and why they could not be read. */
export function ConnectedAccounts({ accounts: { connection, list } }: { accounts: ConnectionAccounts }) {
  const isLost = connection.status === 'consent-required';
  return (
    <>
      {list.data && <Accounts list={list.data} />}
      {!list.data && list.isPending && !isLost && <Trans>Loading…</Trans>}
      {!list.data && isLost && <Trans>Only after you have reconnected.</Trans>}
      <ReadFailure connection={connection} failure={list.error} retry={() => list.refetch()} />
    </>
  );
}

const Accounts = ({ list: { accounts, unreadable } }: { list: KnownAccountList }) => (
  <ul className={styles.accounts}>
    {accounts.map((account, index) => (
      <li key={listedKey(account, index)}>
        <Link to={paths.account(account.accountKey)} tabIndex={0}>
          <AccountName account={account} />
        </Link>
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

/** The bank may list one twice. */
const listedKey = ({ accountId }: { accountId: string }, place: number): string => `${accountId} ${place}`;
