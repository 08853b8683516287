import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { nameAccount } from '../accounts/account-name.tsx';
import type { OwnedAccount } from '../accounts/find-owned-account.ts';
import { SelectField } from '../form-field/select-field.tsx';
import { AmountField } from './amount-field.tsx';
import { Chips } from './chips.tsx';
import styles from './find-form.module.css';
import type { FindSearch } from './find-search.ts';
import { PeriodChoice } from './period-choice.tsx';
import type { FindChange } from './use-find-search.ts';

interface FindFormProps {
  search: FindSearch;
  accounts: readonly OwnedAccount[];
  change: (change: FindChange) => void;
}

/** What is looked for. The rows follow every change at once, and the address soon after. */
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
        <Filters search={search} accounts={accounts} change={change} />
      </div>
      <Chips search={search} change={change} />
    </form>
  );
}

/** Stands for what no filter asks for. */
const any = '';

const orNull = <Value extends string>(value: Value | typeof any): Value | null =>
  value === any ? null : value;

function Filters({ search, accounts, change }: FindFormProps) {
  const { t } = useLingui();
  const nameOf = ({ account }: OwnedAccount) =>
    [nameAccount(account) ?? t`Account without a name`, account.currency].join(' ');
  return (
    <>
      <SelectField<string>
        label={t`Account`}
        value={search.account ?? any}
        options={[
          [any, t`All accounts`],
          ...accounts.map((owned): [string, string] => [owned.account.accountKey, nameOf(owned)]),
        ]}
        choose={(account) => change({ account: orNull(account) })}
        isStacked
      />
      <PeriodChoice search={search} change={change} />
      <SelectField
        label={t`Direction`}
        value={search.direction ?? any}
        options={[
          [any, t`In and out`],
          ['in', t`Money in`],
          ['out', t`Money out`],
        ]}
        choose={(direction) => change({ direction: orNull(direction) })}
        isStacked
      />
      <SelectField
        label={t`State`}
        value={search.status ?? any}
        options={[
          [any, t`Booked and pending`],
          ['booked', t`Booked`],
          ['pending', t`Pending`],
        ]}
        choose={(status) => change({ status: orNull(status) })}
        isStacked
      />
      <AmountField label={t`Amount from`} amount={search.min} change={(min) => change({ min })} />
      <AmountField label={t`Amount to`} amount={search.max} change={(max) => change({ max })} />
    </>
  );
}
