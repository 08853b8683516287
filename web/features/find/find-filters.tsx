import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { nameAccount } from '../accounts/account-name.tsx';
import type { OwnedAccount } from '../accounts/find-owned-account.ts';
import { SelectField } from '../form-field/select-field.tsx';
import { useIsWide } from '../transactions/use-is-wide.ts';
import { AmountField } from './amount-field.tsx';
import styles from './find-filters.module.css';
import type { FindSearch } from './find-search.ts';
import { PeriodChoice } from './period-choice.tsx';
import type { FindChange } from './use-find-search.ts';

export interface FindFiltersProps {
  search: FindSearch;
  accounts: readonly OwnedAccount[];
  change: (change: FindChange) => void;
}

/** What narrows the search. Where there is little room they fold, and say how many of them are set. */
export function FindFilters(props: FindFiltersProps) {
  const isWide = useIsWide();
  const [isUnfolded, setUnfolded] = useState(false);
  if (isWide)
    return (
      <div className={styles.filters}>
        <Fields {...props} />
      </div>
    );
  const count = countSet(props.search);
  return (
    <details open={isUnfolded} onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
      <summary className={styles.summary}>
        {count === 0 ? <Trans>Filters</Trans> : <Trans>Filters ({count})</Trans>}
      </summary>
      <div className={styles.filters}>
        <Fields {...props} />
      </div>
    </details>
  );
}

const countSet = ({ account, from, to, direction, status, min, max }: FindSearch): number =>
  [account, from, to, direction, status, min, max].filter(Boolean).length;

/** Stands for what no filter asks for. */
const any = '';

const orNull = <Value extends string>(value: Value | typeof any): Value | null =>
  value === any ? null : value;

function Fields({ search, accounts, change }: FindFiltersProps) {
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
