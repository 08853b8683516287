import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import { formatDay } from '../../format/format-day.ts';
import styles from './field.module.css';

interface FieldProps {
  name: ReactNode;
  /** Null where the bank left the field out: then it is not there. */
  children: ReactNode;
}

/** A name and its value in a description list. */
export function Field({ name, children }: FieldProps) {
  if (children === null) return null;
  return (
    <div className={styles.field}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function DayField({ name, day }: { name: ReactNode; day: CalendarDate | null }) {
  const { i18n } = useLingui();
  return (
    <Field name={name}>{day && <time dateTime={day}>{formatDay(day, i18n.locale, 'long')}</time>}</Field>
  );
}

/** Words of the bank's, which keep their lines and their direction to themselves. */
export const TextField = ({ name, value }: { name: ReactNode; value: string | null }) => (
  <Field name={name}>{value && <bdi className={styles.text}>{value}</bdi>}</Field>
);

/** A value that machines made: it stays as it is in every language. */
export const CodeField = ({ name, value }: { name: ReactNode; value: string | null }) => (
  <Field name={name}>{value && <bdi translate="no">{value}</bdi>}</Field>
);
