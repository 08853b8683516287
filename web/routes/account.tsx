import { Trans, useLingui } from '@lingui/react/macro';
import { type LoaderFunctionArgs, useParams } from 'react-router';
import { AccountBalances } from '../features/accounts/account-balances.tsx';
import { AccountHeading, BackToAccounts } from '../features/accounts/account-heading.tsx';
import { AccountMissing } from '../features/accounts/account-missing.tsx';
import { findOwnedAccount } from '../features/accounts/find-owned-account.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { LostConsentNotice } from '../features/connection-data/lost-consent-notice.tsx';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { Transactions } from '../features/transactions/transactions.tsx';
import { accountsQuery } from '../queries/accounts.ts';
import type { World } from '../world.tsx';
import styles from './account.module.css';
import { requireSession } from './require-session.ts';

/** Begins to read the lists in which the account is to be found. */
export const createLoader =
  (world: World) =>
  async ({ request }: LoaderFunctionArgs) => {
    const { connections } = await requireSession(world, request);
    for (const connection of connections)
      void world.queryClient.prefetchQuery(accountsQuery(world.client, connection));
    return null;
  };

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
