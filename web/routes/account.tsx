import { Trans } from '@lingui/react/macro';
import { type ShouldRevalidateFunction, useParams } from 'react-router';
import { bankPaging } from '../../shared/banks/bank-paging.ts';
import { AccountActions } from '../features/accounts/account-actions.tsx';
import { AccountBalances } from '../features/accounts/account-balances.tsx';
import { AccountHeading } from '../features/accounts/account-heading.tsx';
import { AccountMissing } from '../features/accounts/account-missing.tsx';
import { findOwnedAccount, type OwnedAccount } from '../features/accounts/find-owned-account.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { LostConsentNotice } from '../features/connection-data/lost-consent-notice.tsx';
import { DeferredCursorTransactions } from '../features/transactions/deferred-cursor-transactions.tsx';
import { Transactions } from '../features/transactions/transactions.tsx';
import styles from './account.module.css';
import { readAccountAhead } from './read-account-ahead.ts';

export const createLoader = readAccountAhead;

/** Another page or detail of the same account is the screen's own affair: it is there with one rendering, not two. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) =>
  defaultShouldRevalidate &&
  (currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search);

export function Component() {
  const { accountKey = '' } = useParams();
  const lists = useAccounts();
  const owned = findOwnedAccount(lists, accountKey);
  if (owned === null && !lists.some(({ list }) => list.isPending)) return <AccountMissing lists={lists} />;
  return (
    <div className={styles.screen} aria-busy={owned === null}>
      <div className={styles.account}>
        <AccountHeading owned={owned} />
      </div>
      {owned ? <AccountData key={accountKey} owned={owned} /> : <Loading />}
    </div>
  );
}

const AccountData = ({ owned }: { owned: OwnedAccount }) => (
  <>
    <LostConsentNotice connection={owned.connection} />
    <div className={styles.balances}>
      <AccountBalances owned={owned} />
    </div>
    <AccountTransactions owned={owned} />
  </>
);

function AccountTransactions({ owned }: { owned: OwnedAccount }) {
  const { connection, account } = owned;
  const { isNumbered } = bankPaging[connection.profile];
  const PagesOf = isNumbered ? Transactions : DeferredCursorTransactions;
  return (
    <PagesOf
      connection={connection}
      accountId={account.accountId}
      actionsFor={(page) => <AccountActions owned={owned} page={page} />}
    />
  );
}

const Loading = () => (
  <>
    <p role="status" className="visually-hidden">
      <Trans>Loading…</Trans>
    </p>
    <div aria-hidden="true" className={styles.placeholder} />
  </>
);
