import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { localDayAt } from '../../../shared/calendar-date.ts';
import { useWorld } from '../../world.tsx';
import { nameAccount } from '../accounts/account-name.tsx';
import type { OwnedAccount } from '../accounts/find-owned-account.ts';
import { Chips } from './chips.tsx';
import styles from './find-form.module.css';
import { type FindSearch, readAmount } from './find-search.ts';
import { findPeriod, listPeriods, type PeriodName } from './periods.ts';

interface FindFormProps {
  search: FindSearch;
  accounts: readonly OwnedAccount[];
  change: (change: Partial<FindSearch>) => void;
}

/** What is looked for. Every change is in the address at once, and the rows follow it. */
export function FindForm({ search, accounts, change }: FindFormProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers know `<search>` from 118, Konto works from 117.
    <form role="search" className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={id} className="visually-hidden">
        <Trans>What to look for</Trans>
      </label>
      <input
        id={id}
        type="search"
        className={styles.query}
        placeholder={t`Name, text, symbol, IBAN or amount`}
        autoComplete="off"
        spellCheck={false}
        value={search.q}
        onChange={({ target }) => change({ q: target.value })}
      />
      <div className={styles.filters}>
        <Choice label={t`Account`} value={search.account ?? ''} choose={(account) => change({ account })}>
          <option value="">{t`All accounts`}</option>
          {accounts.map(({ account }) => (
            <option key={account.accountKey} value={account.accountKey}>
              {[nameAccount(account) ?? t`Account without a name`, account.currency].join(' ')}
            </option>
          ))}
        </Choice>
        <PeriodChoice search={search} change={change} />
        <Choice
          label={t`Direction`}
          value={search.direction ?? ''}
          choose={(chosen) => change({ direction: chosen === 'in' || chosen === 'out' ? chosen : null })}
        >
          <option value="">{t`In and out`}</option>
          <option value="in">{t`Money in`}</option>
          <option value="out">{t`Money out`}</option>
        </Choice>
        <Choice
          label={t`State`}
          value={search.status ?? ''}
          choose={(chosen) => change({ status: chosen === 'booked' || chosen === 'pending' ? chosen : null })}
        >
          <option value="">{t`Booked and pending`}</option>
          <option value="booked">{t`Booked`}</option>
          <option value="pending">{t`Pending`}</option>
        </Choice>
        <AmountField label={t`Amount from`} value={search.min} change={(min) => change({ min })} />
        <AmountField label={t`Amount to`} value={search.max} change={(max) => change({ max })} />
      </div>
      <Chips search={search} change={change} />
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  choose: (value: string | null) => void;
  children: ReactNode;
}

function Choice({ label, value, choose, children }: ChoiceProps) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value || null)}>
        {children}
      </select>
    </span>
  );
}

/** The usual periods by their names, and any other by its days. */
function PeriodChoice({ search, change }: Omit<FindFormProps, 'accounts'>) {
  const { t } = useLingui();
  const today = localDayAt(useWorld().now());
  const periods = listPeriods(today);
  const named = findPeriod(search, today);
  const names: Record<PeriodName, string> = {
    'all-time': t`All time`,
    'this-month': t`This month`,
    'last-month': t`Last month`,
    'this-year': t`This year`,
    'last-year': t`Last year`,
  };
  const choose = (chosen: string | null) => {
    const period = periods.find(({ name }) => name === chosen);
    if (period) change({ from: period.from, to: period.to });
  };
  return (
    <>
      <Choice label={t`Period`} value={named ?? 'days'} choose={choose}>
        {periods.map(({ name }) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
        {named === null && <option value="days">{t`By days`}</option>}
      </Choice>
      <DayField label={t`From`} value={search.from} change={(from) => change({ from })} />
      <DayField label={t`To`} value={search.to} change={(to) => change({ to })} />
    </>
  );
}

interface DayFieldProps {
  label: string;
  value: FindSearch['from'];
  change: (day: FindSearch['from']) => void;
}

function DayField({ label, value, change }: DayFieldProps) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={({ target }) => change((target.value || null) as FindSearch['from'])}
      />
    </span>
  );
}

interface AmountFieldProps {
  label: string;
  value: string;
  change: (amount: string) => void;
}

/** Without a sign: which direction is another choice. */
function AmountField({ label, value, change }: AmountFieldProps) {
  const id = useId();
  const isInvalid = value.trim() !== '' && readAmount(value) === null;
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        size={8}
        value={value}
        aria-invalid={isInvalid || undefined}
        aria-describedby={isInvalid ? `${id}-invalid` : undefined}
        onChange={({ target }) => change(target.value)}
      />
      {isInvalid && (
        <span id={`${id}-invalid`} className={styles.invalid}>
          <Trans>This is no amount.</Trans>
        </span>
      )}
    </span>
  );
}
