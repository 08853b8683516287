import { Plural, useLingui } from '@lingui/react/macro';
import { countDays, localDayAt } from '../../../shared/calendar-date.ts';
import { formatDay } from '../../format/format-day.ts';
import type { KnownAccount } from '../../queries/accounts.ts';
import { useWorld } from '../../world.tsx';
import styles from './consent-end.module.css';
import { findConsentEnd } from './find-consent-end.ts';

const warnedDays = 14;

/** Until when the bank lets these accounts be read, from the first day on, so that the end is no surprise. */
export function ConsentEnd({ accounts }: { accounts: readonly KnownAccount[] }) {
  const { i18n } = useLingui();
  const today = localDayAt(useWorld().now());
  const end = findConsentEnd(accounts);
  if (end === null || end < today) return null;
  const days = countDays(today, end);
  const day = formatDay(end, i18n.locale, 'long');
  return (
    <p className={days <= warnedDays ? styles.near : styles.end}>
      <Plural
        value={days}
        _0="Your consent at the bank ends today."
        one={`Your consent at the bank ends on ${day}, in # day.`}
        other={`Your consent at the bank ends on ${day}, in # days.`}
      />
    </p>
  );
}
