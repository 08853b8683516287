import { useId } from 'react';
import { type CalendarDate, isCalendarDate } from '../../../shared/calendar-date.ts';
import styles from '../form-field/form-field.module.css';

interface DayFieldProps {
  label: string;
  /** Null where it is left open. */
  day: CalendarDate | null;
  change: (day: CalendarDate | null) => void;
}

export function DayField({ label, day, change }: DayFieldProps) {
  const id = useId();
  return (
    <div className={styles.stacked}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className={styles.control}
        value={day ?? ''}
        onChange={({ target: { value } }) => change(isCalendarDate(value) ? value : null)}
      />
    </div>
  );
}
