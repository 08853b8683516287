import { Trans, useLingui } from '@lingui/react/macro';
import { type Account, type Balance, findLeadingBalances } from '../../../shared/account.ts';
import { formatDay } from '../../format/format-day.ts';
import { formatMoment } from '../../format/format-moment.ts';
import { useWorld } from '../../world.tsx';
import { Amount } from '../amount/amount.tsx';
import { balanceKey } from './balance-key.ts';
import { BalanceName } from './balance-name.tsx';
import styles from './leading-balances.module.css';

/** The available and the booked balance of each currency that the account holds, and when the bank last knew them. */
export function LeadingBalances({ account }: { account: Account }) {
  const leading = findLeadingBalances(account).flatMap(({ shown }) => shown);
  const shown = leading.length > 0 ? leading : account.balances;
  if (shown.length === 0) return null;
  return (
    <div>
      <dl className={styles.balances}>
        {shown.map((balance, index) => (
          <BalanceLine
            key={balanceKey(balance, index)}
            balance={balance}
            leads={index === 0 && balance.balanceType !== shown[1]?.balanceType}
          />
        ))}
      </dl>
      <KnownSince account={account} balance={shown[0]} />
    </div>
  );
}

/** Of two balances of one type the bank does not say which counts: neither leads. */
const BalanceLine = ({ balance: { balanceType, money }, leads }: { balance: Balance; leads: boolean }) => (
  <div className={leads ? `${styles.balance} ${styles.leading}` : styles.balance}>
    <dt>
      <BalanceName balanceType={balanceType} />
    </dt>
    <dd>
      <Amount money={money} />
    </dd>
  </div>
);

const lag = 15 * 60_000;

/** When the bank itself last knew the account, where that is earlier than when it was asked. */
function KnownSince({ account: { updatedAt }, balance }: { account: Account; balance: Balance | undefined }) {
  const { i18n } = useLingui();
  const now = useWorld().now();
  const day = balance?.referenceDate;
  if (updatedAt === null) return day ? <Since>{formatDay(day, i18n.locale)}</Since> : null;
  return updatedAt < now - lag ? <Since>{formatMoment(updatedAt, now, i18n.locale)}</Since> : null;
}

const Since = ({ children }: { children: string }) => (
  <p className={styles.since}>
    <Trans>at the bank as of {children}</Trans>
  </p>
);
