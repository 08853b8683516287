import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DayName } from '../transactions/day-name.tsx';
import type { ConsentTerm } from './consent-term.ts';
import { findUrgency } from './consent-term.ts';
import styles from './consent-term-bar.module.css';

/** How much of a consent's term is left: as a bar, in days, and from whom that is known. */
export function ConsentTermBar({ term }: { term: ConsentTerm }) {
  const { t } = useLingui();
  const { end, source, daysLeft, daysInAll } = term;
  return (
    <>
      <meter
        className={findUrgency(term) === 'near' ? `${styles.bar} ${styles.near}` : styles.bar}
        aria-label={t`What is left of the consent`}
        min={0}
        max={Math.max(daysInAll, 1)}
        value={Math.max(daysLeft, 0)}
      />
      <p className={styles.words}>
        <strong>
          <DayName day={end} />
        </strong>{' '}
        ·{' '}
        <span>
          {daysLeft < 0 ? (
            <Trans>This day has passed.</Trans>
          ) : (
            <Plural
              value={daysLeft}
              _0="This is the last day."
              one="# day is left."
              other="# days are left."
            />
          )}
        </span>{' '}
        <span className={styles.source}>
          {source === 'bank' ? (
            <Trans>The bank says so.</Trans>
          ) : (
            <Trans>Estimated: the bank does not say, and 180 days are the most that the law allows.</Trans>
          )}
        </span>
      </p>
    </>
  );
}
