import { Trans } from '@lingui/react/macro';
import styles from './transactions.module.css';

/** A blank would look like an account without transactions. */
export const ToldAbove = () => (
  <p role="status" className={styles.toldAbove}>
    <Trans>These transactions could not be read, for the same reason as the balances above.</Trans>
  </p>
);
