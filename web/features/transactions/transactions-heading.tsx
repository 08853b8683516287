import { Trans } from '@lingui/react/macro';
import type { ReactNode, RefObject } from 'react';
import styles from './transactions-heading.module.css';

interface TransactionsHeadingProps {
  id: string;
  title: RefObject<HTMLHeadingElement | null>;
  /** Where in the history the page is; nothing while none is there to be shown. */
  place: ReactNode;
  /** What can be chosen. */
  children: ReactNode;
}

/** The title takes the focus when a page is turned; the position beside it is then read out. */
export const TransactionsHeading = ({ id, title, place, children }: TransactionsHeadingProps) => (
  <div className={styles.heading}>
    <h2 id={id} ref={title} tabIndex={-1}>
      <Trans>Transactions</Trans>
    </h2>
    <p role="status">{place}</p>
    <div className={styles.choices}>{children}</div>
  </div>
);
