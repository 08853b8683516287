import { useLingui } from '@lingui/react/macro';
import { type Account, type Balance, findLeadingBalances } from '../../../shared/account.ts';
import { formatDay } from '../../format/format-day.ts';
import { Amount } from '../amount/amount.tsx';
import { BalanceName } from './balance-name.tsx';
import styles from './leading-balances.module.css';

/** The available and the booked balance of each currency that the account holds. */
export function LeadingBalances({ account }: { account: Account }) {
  const leading = findLeadingBalances(account).flatMap(({ available, booked }) => [
    available ?? [],
    booked ?? [],
  ]);
  if (leading.flat().length === 0) return null;
  return (
    <dl className={styles.balances}>
      {leading.flat().map((balance) => (
        <BalanceLine key={`${balance.money.currency} ${balance.balanceType}`} balance={balance} />
      ))}
    </dl>
  );
}

function BalanceLine({ balance: { balanceType, money, referenceDate } }: { balance: Balance }) {
  const { i18n } = useLingui();
  return (
    <div className={styles.balance}>
      <dt>
        <BalanceName balanceType={balanceType} />
        {referenceDate && <time dateTime={referenceDate}>{formatDay(referenceDate, i18n.locale)}</time>}
      </dt>
      <dd>
        <Amount money={money} />
      </dd>
    </div>
  );
}
