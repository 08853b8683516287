import { type ReactNode, useId } from 'react';
import styles from './display-menu.module.css';

interface ChoiceProps<Value extends string> {
  legend: string;
  options: readonly { value: Value; label: ReactNode }[];
  value: Value;
  choose: (value: Value) => void;
}

/** One of a few: a group of radio buttons. */
export function Choice<Value extends string>({ legend, options, value, choose }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
