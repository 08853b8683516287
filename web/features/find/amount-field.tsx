import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import styles from '../form-field/form-field.module.css';
import { readAmount } from './find-search.ts';

interface AmountFieldProps {
  label: string;
  /** As it was typed. */
  amount: string;
  change: (amount: string) => void;
}

/** Without a sign: which direction is another choice. */
export function AmountField({ label, amount, change }: AmountFieldProps) {
  const id = useId();
  const isInvalid = amount.trim() !== '' && readAmount(amount) === null;
  return (
    <div className={styles.stacked}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.control}
        inputMode="decimal"
        autoComplete="off"
        size={8}
        value={amount}
        aria-invalid={isInvalid || undefined}
        aria-describedby={isInvalid ? `${id}-invalid` : undefined}
        onChange={({ target }) => change(target.value)}
      />
      {isInvalid && (
        <span id={`${id}-invalid`} className={styles.invalid}>
          <Trans>This is not an amount.</Trans>
        </span>
      )}
    </div>
  );
}
