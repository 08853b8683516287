import { Trans, useLingui } from '@lingui/react/macro';
import { type MouseEventHandler, memo } from 'react';
import { findTitle, type Transaction } from '../../../shared/transaction.ts';
import type { PageEntry } from '../../../shared/transaction-page.ts';
import { formatDay } from '../../format/format-day.ts';
import { Amount } from '../amount/amount.tsx';
import styles from './transaction-row.module.css';
import { TransactionTitle } from './transaction-title.tsx';

interface TransactionRowProps {
  entry: PageEntry;
  isOpen: boolean;
  /** The address of its detail. */
  search: string;
  /** The same for every row, whatever is open. */
  follow: MouseEventHandler<HTMLAnchorElement>;
}

/**
 * One row; all of it is the link to its detail. Two hundred of them stand on a page and only those that change render:
 * hence no `Link` of the router's, since each of them renders on every navigation.
 */
export const TransactionRow = memo(function TransactionRow({
  entry,
  isOpen,
  search,
  follow,
}: TransactionRowProps) {
  return (
    <li data-key={entry.key}>
      <a
        href={search}
        tabIndex={0}
        className={styles.row}
        aria-current={isOpen || undefined}
        onClick={follow}
      >
        {entry.kind === 'transaction' ? <Summary transaction={entry.transaction} /> : <Unreadable />}
      </a>
    </li>
  );
});

const Unreadable = () => (
  <span className={styles.title}>
    <Trans>A row that cannot be read</Trans>
  </span>
);

function Summary({ transaction }: { transaction: Transaction }) {
  const { i18n } = useLingui();
  const { money, originalAmount, isReversal } = transaction;
  const text = findText(transaction) ?? findOwnDay(transaction, i18n.locale);
  const isAlone = text === null && !isReversal;
  return (
    <>
      <span className={isAlone ? `${styles.title} ${styles.alone}` : styles.title}>
        <TransactionTitle transaction={transaction} />
      </span>
      <span className={styles.amount}>
        <Amount money={money} signed />
      </span>
      <span className={styles.text}>
        {isReversal && (
          <span className={styles.mark}>
            <Trans>Reversal</Trans>
          </span>
        )}
        <bdi>{text}</bdi>
      </span>
      {originalAmount && (
        <span className={styles.original}>
          <Amount money={originalAmount} />
        </span>
      )}
    </>
  );
}

/** The words beside the title: the first that there are, and that are not the title. */
function findText(transaction: Transaction): string | null {
  const { remittanceInformation, additionalInformation, symbols, merchant } = transaction;
  const title = findTitle(transaction);
  const symbol = symbols.variable && `VS ${symbols.variable}`;
  const texts = [remittanceInformation, additionalInformation, symbol, merchant?.address ?? null];
  return texts.find((text) => text !== null && text !== title) ?? null;
}

/** What is booked stands under its day. */
function findOwnDay({ bookingStatus, bookingDate, authorizationDate }: Transaction, locale: string) {
  if (bookingStatus === 'booked') return null;
  const day = bookingStatus === null ? (bookingDate ?? authorizationDate) : authorizationDate;
  return day && formatDay(day, locale);
}
