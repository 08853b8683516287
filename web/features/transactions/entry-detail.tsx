import { Trans } from '@lingui/react/macro';
import type { PageEntry } from '../../../shared/transaction-page.ts';
import { Amount } from '../amount/amount.tsx';
import { BankSource } from '../bank-source/bank-source.tsx';
import styles from './entry-detail.module.css';
import { TransactionFields } from './transaction-fields.tsx';
import { TransactionTitle } from './transaction-title.tsx';

/** What a detail is called. */
export function EntryTitle({ entry }: { entry: PageEntry }) {
  if (entry.kind === 'unreadable') return <Trans>A row that cannot be read</Trans>;
  return <TransactionTitle transaction={entry.transaction} />;
}

/** Everything that is known of a row: its fields in plain words, and the bank's own object. */
export function EntryDetail({ entry }: { entry: PageEntry }) {
  if (entry.kind === 'unreadable')
    return (
      <>
        <p>
          <Trans>
            This row has no amount with a currency that Konto can read. Here it is as the bank sent it; only
            the bank can say what it means.
          </Trans>
        </p>
        <BankSource source={entry.source} isOpen />
      </>
    );
  const { transaction } = entry;
  return (
    <>
      <p className={styles.amount}>
        <Amount money={transaction.money} signed />
      </p>
      <TransactionFields transaction={transaction} />
      <BankSource source={transaction.source} isOpen={false} />
    </>
  );
}
