import { useId } from 'react';
import styles from './form-field.module.css';

interface SelectFieldProps<Value extends string> {
  label: string;
  value: Value;
  /** Each with the words for it. */
  options: readonly (readonly [Value, string])[];
  choose: (value: Value) => void;
  isStacked?: boolean;
}

/** One of several values, by the browser's own list. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, choose, isStacked = false } = props;
  const id = useId();
  return (
    <div className={isStacked ? styles.stacked : styles.inline}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.control}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([option]) => option === target.value);
          if (chosen) choose(chosen[0]);
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
