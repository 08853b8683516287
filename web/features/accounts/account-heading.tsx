import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { AsOf } from '../connection-data/as-of.tsx';
import { PageHeading } from '../page-heading/page-heading.tsx';
import styles from './account-heading.module.css';
import { AccountIdentity } from './account-identity.tsx';
import { AccountName } from './account-name.tsx';
import type { OwnedAccount } from './find-owned-account.ts';

/** Which account this is, and when it was read. While that is unknown the same `h1` is there: it may have the focus. */
export function AccountHeading({ owned }: { owned: OwnedAccount | null }) {
  const { t } = useLingui();
  return (
    <div className={styles.heading}>
      <div className={styles.line}>
        <BackToAccounts />
        {owned && <AsOf connection={owned.connection} />}
      </div>
      <PageHeading title={t`Account`}>{owned && <AccountName account={owned.account} />}</PageHeading>
      {owned && <AccountIdentity {...owned} />}
    </div>
  );
}

export const BackToAccounts = () => (
  <p className={styles.back}>
    <Link to={paths.accounts()} tabIndex={0}>
      <Trans>All accounts</Trans>
    </Link>
  </p>
);
