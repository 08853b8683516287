import { Plural, Trans } from '@lingui/react/macro';
import { Icon } from '../icon/icon.tsx';
import styles from './connection-status.module.css';
import { findUrgency } from './consent-term.ts';
import type { ConnectionTerm } from './use-consent-terms.ts';

/** The state in words; the drawing only helps to find it. A consent that is about to end says so in good time. */
export function ConnectionStatus({ connection, term }: ConnectionTerm) {
  if (connection.status === 'consent-required')
    return (
      <span className={`${styles.status} ${styles.lost}`}>
        <Icon name="attention" />
        <Trans>Reconnect needed</Trans>
      </span>
    );
  const urgency = findUrgency(term);
  if (urgency === 'none')
    return (
      <span className={styles.status}>
        <Icon name="connected" />
        <Trans>Connected</Trans>
      </span>
    );
  return (
    <span className={`${styles.status} ${urgency === 'near' ? styles.lost : styles.soon}`}>
      <Icon name="attention" />
      <span>
        <Plural
          value={term.daysLeft}
          _0="Consent ends today"
          one="Consent ends in # day"
          other="Consent ends in # days"
        />
      </span>
    </span>
  );
}
