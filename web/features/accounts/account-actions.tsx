import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import styles from './account-actions.module.css';

/** What else can be done with an account's transactions than to page through them. */
export const AccountActions = ({ accountKey }: { accountKey: string }) => (
  <p className={styles.actions}>
    <Link to={paths.find({ account: accountKey })} tabIndex={0}>
      <Trans>Find in this account</Trans>
    </Link>
  </p>
);
