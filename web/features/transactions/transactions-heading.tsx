import { Trans } from '@lingui/react/macro';
import type { ReactNode, RefObject } from 'react';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { PagePosition } from './page-position.tsx';
import styles from './transactions-heading.module.css';

interface TransactionsHeadingProps {
  id: string;
  title: RefObject<HTMLHeadingElement | null>;
  /** Undefined while none is there to be shown. */
  page: TransactionPage | undefined;
  /** What can be chosen. */
  children: ReactNode;
}

/** The title takes the focus when a page is turned; the position beside it is then read out. */
export const TransactionsHeading = ({ id, title, page, children }: TransactionsHeadingProps) => (
  <div className={styles.heading}>
    <h2 id={id} ref={title} tabIndex={-1}>
      <Trans>Transactions</Trans>
    </h2>
    <p role="status">{page && <PagePosition page={page} />}</p>
    {children}
  </div>
);
