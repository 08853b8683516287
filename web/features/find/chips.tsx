import { Trans, useLingui } from '@lingui/react/macro';
import styles from './chips.module.css';
import type { FindSearch } from './find-search.ts';
import type { FindChange } from './use-find-search.ts';

interface ChipsProps {
  search: FindSearch;
  change: (change: FindChange) => void;
}

/** What narrows the search that no field shows, each with the way to take it off. */
export function Chips({ search: { counterparty, currency }, change }: ChipsProps) {
  const { t } = useLingui();
  if (counterparty === null && currency === null) return null;
  return (
    <ul className={styles.chips} aria-label={t`Only rows with`}>
      {counterparty !== null && <Chip label={counterparty} remove={() => change({ counterparty: null })} />}
      {currency !== null && <Chip label={currency} remove={() => change({ currency: null })} />}
    </ul>
  );
}

const Chip = ({ label, remove }: { label: string; remove: () => void }) => (
  <li>
    <button type="button" className={styles.chip} onClick={remove}>
      <bdi>{label}</bdi> <span aria-hidden="true">×</span>
      <span className="visually-hidden">
        <Trans>remove</Trans>
      </span>
    </button>
  </li>
);
