import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { AccountBalances } from '../features/accounts/account-balances.tsx';
import { AccountHeading, BackToAccounts } from '../features/accounts/account-heading.tsx';
import { AccountMissing } from '../features/accounts/account-missing.tsx';
import { findOwnedAccount } from '../features/accounts/find-owned-account.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { LostConsentNotice } from '../features/connection-data/lost-consent-notice.tsx';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { Transactions } from '../features/transactions/transactions.tsx';
import styles from './account.module.css';
import { readAccountsAhead } from './read-accounts-ahead.ts';

export const createLoader = readAccountsAhead;

export function Component() {
  const { accountKey = '' } = useParams();
  const lists = useAccounts();
  const owned = findOwnedAccount(lists, accountKey);
  if (owned === null)
    return lists.some(({ list }) => list.isPending) ? <Loading /> : <AccountMissing lists={lists} />;
  const { connection, account } = owned;
  return (
    <div className={styles.screen}>
      <AccountHeading owned={owned} />
      <LostConsentNotice connection={connection} />
      <AccountBalances owned={owned} />
      <Transactions key={accountKey} connection={connection} accountId={account.accountId} />
    </div>
  );
}

function Loading() {
  const { t } = useLingui();
  return (
    <div aria-busy="true">
      <BackToAccounts />
      <PageHeading title={t`Account`} />
      <p role="status" className="visually-hidden">
        <Trans>Loading…</Trans>
      </p>
      <div aria-hidden="true" className={styles.placeholder} />
    </div>
  );
}
