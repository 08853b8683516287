import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { Link, type To } from 'react-router';
import { groupIban } from '../../../shared/iban.ts';
import { findCounterparty, findTitle, type Transaction } from '../../../shared/transaction.ts';
import { formatDay } from '../../format/format-day.ts';
import { isAmountMatch, markMatches } from '../../history/find/mark-matches.ts';
import { parseQuery, type QueryWord } from '../../history/find/parse-query.ts';
import type { PreparedRow } from '../../history/find/prepared-row.ts';
import { AccountName } from '../accounts/account-name.tsx';
import type { OwnedAccount } from '../accounts/find-owned-account.ts';
import { Amount } from '../amount/amount.tsx';
import { TransactionTitle } from '../transactions/transaction-title.tsx';
import styles from './found-row.module.css';
import { Marked } from './marked.tsx';

interface FoundRowProps {
  row: PreparedRow;
  transaction: Transaction;
  /** Null where there is but one. */
  owned: OwnedAccount | null;
  /** As it was typed. */
  query: string;
  isOpen: boolean;
  to: To;
}

/** One row that was found: its day, what it was, in which account, how much, and where the words stand in it. */
export const FoundRow = memo(
  function FoundRow({ row, transaction, owned, query, isOpen, to }: FoundRowProps) {
    const { i18n } = useLingui();
    const words = parseQuery(query);
    const title = findTitle(transaction);
    const text = findText(transaction, title, words);
    const amount = <Amount money={transaction.money} signed />;
    return (
      <Link
        to={to}
        tabIndex={0}
        preventScrollReset
        className={styles.row}
        aria-current={isOpen || undefined}
        data-row=""
      >
        <span className={styles.day}>
          {row.day && <time dateTime={row.day}>{formatDay(row.day, i18n.locale)}</time>}
        </span>
        <span className={styles.title}>
          {title === null ? (
            <TransactionTitle transaction={transaction} />
          ) : (
            <Marked text={title} words={words} />
          )}
        </span>
        <span className={styles.amount}>
          {isAmountMatch(transaction.money, words) ? <mark>{amount}</mark> : amount}
        </span>
        <span className={styles.text}>
          {row.bookingStatus === 'pending' && (
            <span className={styles.pending}>
              <Trans>Pending</Trans>
            </span>
          )}
          {owned && (
            <span className={styles.account}>
              <AccountName account={owned.account} />
            </span>
          )}
          {text && <Marked text={text.text} words={words} isGrouped={text.isGrouped} />}
        </span>
      </Link>
    );
  },
  (before, after) =>
    before.row === after.row && before.query === after.query && before.isOpen === after.isOpen,
);

interface ShownText {
  text: string;
  isGrouped: boolean;
}

/** The words beside the title: those that were looked for, else the first that there are. */
function findText(
  transaction: Transaction,
  title: string | null,
  words: readonly QueryWord[],
): ShownText | null {
  const { remittanceInformation, additionalInformation, endToEndId, paymentReference, symbols } = transaction;
  const plain = (text: string | null): ShownText[] =>
    text === null || text === title ? [] : [{ text, isGrouped: false }];
  const iban = findCounterparty(transaction)?.iban;
  const texts = [
    ...plain(remittanceInformation),
    ...plain(additionalInformation),
    ...plain(symbols.variable && `VS ${symbols.variable}`),
    ...plain(symbols.specific && `SS ${symbols.specific}`),
    ...plain(symbols.constant && `KS ${symbols.constant}`),
    ...(iban ? [{ text: groupIban(iban), isGrouped: true }] : []),
    ...plain(endToEndId),
    ...plain(paymentReference),
  ];
  const matching = texts.find(({ text, isGrouped }) => markMatches(text, words, isGrouped).length > 0);
  return matching ?? texts[0] ?? null;
}
