import { Trans } from '@lingui/react/macro';
import styles from './rows-placeholder.module.css';

/** Keeps the place of the rows while the first page is being read. */
export const RowsPlaceholder = () => (
  <>
    <p role="status" className="visually-hidden">
      <Trans>The transactions are being read.</Trans>
    </p>
    <div aria-hidden="true" className={styles.placeholder}>
      <div />
      <div />
      <div />
      <div />
      <div />
      <div />
    </div>
  </>
);
