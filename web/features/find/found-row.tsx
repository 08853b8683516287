import { Trans, useLingui } from '@lingui/react/macro';
import { type MouseEventHandler, memo } from 'react';
import { findTitle } from '../../../shared/transaction.ts';
import { formatDay } from '../../format/format-day.ts';
import { isAmountMatch } from '../../history/find/mark-matches.ts';
import { parseQuery } from '../../history/find/parse-query.ts';
import { AccountName } from '../accounts/account-name.tsx';
import { Amount } from '../amount/amount.tsx';
import { TransactionTitle } from '../transactions/transaction-title.tsx';
import { findShownText } from './find-shown-text.ts';
import styles from './found-row.module.css';
import { Marked } from './marked.tsx';
import type { ShownRow } from './shown-rows.ts';

interface FoundRowProps {
  shown: ShownRow;
  /** The words that it was looked for by. */
  query: string;
  /** Whether it says whose row it is. */
  namesAccount: boolean;
  isOpen: boolean;
  /** The address of its detail. */
  search: string;
  /** The same for every row, whatever is open. */
  follow: MouseEventHandler<HTMLAnchorElement>;
}

/** One row that was found: its day, what it was, in which account, how much, and where the words stand in it. */
export const FoundRow = memo(function FoundRow(props: FoundRowProps) {
  const { shown, query, namesAccount, isOpen, search, follow } = props;
  const { row, account, entry } = shown;
  const { transaction } = entry;
  const { i18n } = useLingui();
  const words = parseQuery(query);
  const title = findTitle(transaction);
  const text = findShownText(transaction, title, words);
  const amount = <Amount money={transaction.money} signed />;
  return (
    <li data-key={shown.tx}>
      <a
        href={search}
        tabIndex={0}
        className={styles.row}
        aria-current={isOpen || undefined}
        onClick={follow}
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
          {row.bookingStatus !== 'booked' && (
            <span className={styles.state}>
              {row.bookingStatus === 'pending' ? <Trans>Pending</Trans> : <Trans>Status unclear</Trans>}
            </span>
          )}
          {namesAccount && (
            <span className={styles.account}>
              <AccountName account={account.account} />
            </span>
          )}
          {text && <Marked text={text.text} words={words} isGrouped={text.isGrouped} />}
        </span>
      </a>
    </li>
  );
});
