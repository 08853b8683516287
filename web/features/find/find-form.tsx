import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Chips } from './chips.tsx';
import { FindFilters, type FindFiltersProps } from './find-filters.tsx';
import styles from './find-form.module.css';

/** What is looked for. The rows follow every change at once, and the address soon after. */
export function FindForm({ search, accounts, change }: FindFiltersProps) {
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
      <FindFilters search={search} accounts={accounts} change={change} />
      <Chips search={search} change={change} />
    </form>
  );
}
