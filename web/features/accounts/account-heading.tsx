import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { AsOf } from '../connection-data/as-of.tsx';
import { PageHeading } from '../page-heading/page-heading.tsx';
import { AccountFacts } from './account-facts.tsx';
import styles from './account-heading.module.css';
import { AccountName, nameAccount } from './account-name.tsx';
import type { OwnedAccount } from './find-owned-account.ts';
import { Iban } from './iban.tsx';

/** Which account this is, and when it was read. */
export function AccountHeading({ owned: { connection, account } }: { owned: OwnedAccount }) {
  const { t } = useLingui();
  return (
    <div className={styles.heading}>
      <BackToAccounts />
      <PageHeading title={nameAccount(account) ?? t`Account`}>
        <AccountName account={account} />
      </PageHeading>
      <AccountFacts account={account} bankName={connection.bankName} />
      <div className={styles.line}>
        {account.iban && <Iban iban={account.iban} />}
        <AsOf connection={connection} />
      </div>
    </div>
  );
}

export const BackToAccounts = () => (
  <p className={styles.back}>
    <Link to={paths.accounts()}>
      <Trans>All accounts</Trans>
    </Link>
  </p>
);
