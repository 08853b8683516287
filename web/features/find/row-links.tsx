import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { findCounterparty, type Transaction } from '../../../shared/transaction.ts';
import type { FindSearch } from './find-search.ts';
import styles from './row-links.module.css';

interface RowLinksProps {
  transaction: Transaction;
  addressOf: (change: Partial<FindSearch>) => { search: string };
}

/** From one row to all that are like it. */
export function RowLinks({ transaction, addressOf }: RowLinksProps) {
  const counterparty = findCounterparty(transaction)?.name ?? transaction.merchant?.identification ?? null;
  const symbol = transaction.symbols.variable;
  if (counterparty === null && symbol === null) return null;
  return (
    <p className={styles.links}>
      {counterparty !== null && (
        <Link to={addressOf({ ...noFilter, counterparty })} tabIndex={0}>
          <Trans>
            All transactions with <bdi>{counterparty}</bdi>
          </Trans>
        </Link>
      )}
      {symbol !== null && (
        <Link to={addressOf({ ...noFilter, q: `vs${symbol}` })} tabIndex={0}>
          <Trans>
            All transactions with the variable symbol <bdi translate="no">{symbol}</bdi>
          </Trans>
        </Link>
      )}
    </p>
  );
}

const noFilter = {
  q: '',
  account: null,
  from: null,
  to: null,
  min: '',
  max: '',
  direction: null,
  status: null,
  currency: null,
  counterparty: null,
} as const satisfies Partial<FindSearch>;
