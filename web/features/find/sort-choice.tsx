import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { type SortName, sortNames } from './find-search.ts';
import styles from './sort-choice.module.css';

interface SortChoiceProps {
  sort: SortName;
  choose: (sort: SortName) => void;
}

export function SortChoice({ sort, choose }: SortChoiceProps) {
  const { t } = useLingui();
  const id = useId();
  const names: Record<SortName, string> = {
    newest: t`Newest first`,
    oldest: t`Oldest first`,
    highest: t`Highest amount first`,
    lowest: t`Lowest amount first`,
    counterparty: t`By name`,
  };
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>
        <Trans>Order</Trans>
      </label>
      <select
        id={id}
        value={sort}
        onChange={({ target }) => {
          const chosen = sortNames.find((name) => name === target.value);
          if (chosen) choose(chosen);
        }}
      >
        {sortNames.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </div>
  );
}
