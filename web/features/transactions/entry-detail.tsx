import { Trans } from '@lingui/react/macro';
import { type ExactJson, formatExactJson } from '../../../shared/exact-json.ts';
import type { PageEntry } from '../../../shared/transaction-page.ts';
import { usePreferences } from '../../preferences/preferences.ts';
import { Amount } from '../amount/amount.tsx';
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
        <Source source={entry.source} isOpen />
      </>
    );
  const { transaction } = entry;
  return (
    <>
      <p className={styles.amount}>
        <Amount money={transaction.money} signed />
      </p>
      <TransactionFields transaction={transaction} />
      <Source source={transaction.source} isOpen={false} />
    </>
  );
}

/** The bank's own words. They hold amounts in any field, so that privacy mode shows none of them. */
function Source({ source, isOpen }: { source: ExactJson; isOpen: boolean }) {
  const isPrivate = usePreferences(({ privacy }) => privacy);
  return (
    <details className={styles.source} open={isOpen}>
      <summary>
        <Trans>As the bank sent it</Trans>
      </summary>
      {isPrivate ? (
        <p>
          <Trans>Hidden, because amounts are.</Trans>
        </p>
      ) : (
        <pre translate="no">{formatExactJson(source)}</pre>
      )}
    </details>
  );
}
