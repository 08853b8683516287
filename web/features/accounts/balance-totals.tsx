import { Plural, Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { type BalanceTotal, findLeadingBalances, isCounted, totalBalances } from '../../../shared/account.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { Amount } from '../amount/amount.tsx';
import { type AccountView, distinctAccounts, isRead } from './account-view.ts';
import { BalanceName } from './balance-name.tsx';
import styles from './balance-totals.module.css';

/** What is in no total because nothing can be said of it. */
export interface MissingAccounts {
  /** Accounts in a form that cannot be read. */
  unreadable: number;
  /** Connections whose accounts could not be read at all. */
  unread: number;
}

interface BalanceTotalsProps {
  views: readonly AccountView[];
  /** Some accounts are still on their way. */
  isPending: boolean;
  missing: MissingAccounts;
}

/** How much is there: a total for each currency and type of balance, and what is not in them. */
export function BalanceTotals({ views, isPending, missing }: BalanceTotalsProps) {
  const titleId = useId();
  const accounts = distinctAccounts(views);
  const read = accounts.filter(isRead);
  if (accounts.length === 0 && !isPending) return null;
  const uncounted = read.filter(({ account }) => !isCounted(account)).length;
  const unknown = accounts.length - read.length + missing.unreadable;
  const isWhole = !isPending && uncounted + unknown + missing.unread === 0;
  const currencies = groupBy(totalLeading(read), ({ money }) => money.currency);
  const shown = [...currencies].filter(([currency]) => !isWhole || isInSeveral(currency, views));
  if (isWhole && shown.length === 0) return null;
  return (
    <section aria-labelledby={titleId} aria-busy={isPending} className={styles.totals}>
      <h2 id={titleId} className="visually-hidden">
        <Trans>In total</Trans>
      </h2>
      {shown.map(([currency, totals]) => (
        <CurrencyTotals key={currency} totals={totals} />
      ))}
      {isPending && read.length === 0 && <div aria-hidden="true" className={styles.placeholder} />}
      <Unknown count={unknown} />
      <Unread count={missing.unread} />
      <Uncounted count={uncounted} />
    </section>
  );
}

/** What one row alone holds, its balances say. */
const isInSeveral = (currency: string, rows: readonly AccountView[]): boolean =>
  rows.filter(({ account }) => findLeadingBalances(account).some((held) => held.currency === currency))
    .length > 1;

/** Available before booked, so that the first total of a currency is the one that people look for. */
function totalLeading(views: readonly AccountView[]): BalanceTotal[] {
  const leading = views.flatMap(({ account }) => findLeadingBalances(account));
  const available = leading.flatMap(({ available }) => available ?? []);
  const booked = leading.flatMap(({ booked }) => booked ?? []);
  return totalBalances([...available, ...booked]);
}

const CurrencyTotals = ({ totals }: { totals: readonly BalanceTotal[] }) => (
  <dl className={styles.currency}>
    {totals.map(({ balanceType, money, accounts }) => (
      <div key={balanceType} className={styles.total}>
        <dt>
          <BalanceName balanceType={balanceType} />
          <span className={styles.accounts}>
            <Plural value={accounts} one="# account" other="# accounts" />
          </span>
        </dt>
        <dd>
          <Amount money={money} />
        </dd>
      </div>
    ))}
  </dl>
);

function Unknown({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className={styles.uncounted}>
      <Plural
        value={count}
        one="# account is not in these totals: its balances are not known."
        other="# accounts are not in these totals: their balances are not known."
      />
    </p>
  );
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className={styles.uncounted}>
      <Plural
        value={count}
        one="The accounts of # connection are not in these totals: they could not be read."
        other="The accounts of # connections are not in these totals: they could not be read."
      />
    </p>
  );
}

function Uncounted({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className={styles.uncounted}>
      <Plural
        value={count}
        one="# account is missing from a total: the bank gives no available or booked balance for it, or several of one kind."
        other="# accounts are missing from a total: the bank gives no available or booked balance for them, or several of one kind."
      />
    </p>
  );
}
