import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { paths } from '../../paths.ts';
import { AccountExportButton } from '../export/account-export-button.tsx';
import styles from './account-actions.module.css';
import type { OwnedAccount } from './find-owned-account.ts';

interface AccountActionsProps {
  owned: OwnedAccount;
  /** The page on the screen; undefined while it is being read. */
  page: TransactionPage | undefined;
}

/** What else can be done with an account's transactions than to page through them. */
export const AccountActions = ({ owned, page }: AccountActionsProps) => (
  <div className={styles.actions}>
    <Link to={paths.find({ account: owned.account.accountKey })} tabIndex={0}>
      <Trans>Find in this account</Trans>
    </Link>
    <AccountExportButton owned={owned} page={page} />
  </div>
);
