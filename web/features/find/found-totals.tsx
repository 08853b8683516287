import { Trans } from '@lingui/react/macro';
import type { Totals } from '../../history/find/total-rows.ts';
import { Amount } from '../amount/amount.tsx';
import styles from './found-totals.module.css';

interface FoundTotalsProps {
  totals: readonly Totals[];
  /** Whether everything that the banks have was searched. */
  isWhole: boolean;
}

/** In, out and net of what was found, one row a currency. What is pending is not in them. */
export function FoundTotals({ totals, isWhole }: FoundTotalsProps) {
  if (totals.length === 0) return null;
  return (
    <table className={styles.totals}>
      <caption>
        {isWhole ? (
          <Trans>Of all booked rows found</Trans>
        ) : (
          <Trans>Of the booked rows found; that is not everything</Trans>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Currency</Trans>
          </th>
          <th scope="col">
            <Trans>In</Trans>
          </th>
          <th scope="col">
            <Trans>Out</Trans>
          </th>
          <th scope="col">
            <Trans>Net</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ currency, ...sum }) => (
          <tr key={currency}>
            <th scope="row" translate="no">
              {currency}
            </th>
            <td>
              <Amount money={sum.in} signed />
            </td>
            <td>
              <Amount money={sum.out} signed />
            </td>
            <td>
              <Amount money={sum.net} signed />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
