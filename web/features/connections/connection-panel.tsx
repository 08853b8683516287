import { Trans, useLingui } from '@lingui/react/macro';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { DayName } from '../transactions/day-name.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import styles from './connections-menu.module.css';
import type { ConnectionTerm } from './use-consent-terms.ts';

interface ConnectionPanelProps extends ConnectionTerm {
  disconnect: () => void;
}

/** One connection: its state, its times, and what can be done with it. */
export function ConnectionPanel({ connection, term, disconnect }: ConnectionPanelProps) {
  return (
    <div className={styles.connection}>
      <h2 className={styles.name}>
        <ConnectionName connection={connection} />
      </h2>
      <ConnectionStatus connection={connection} term={term} />
      <ConnectionTimes connection={connection} term={term} />
      <ConnectionActions connection={connection} disconnect={disconnect} />
    </div>
  );
}

function ConnectionTimes({ connection: { connectedAt, status }, term }: ConnectionTerm) {
  const { i18n } = useLingui();
  const since = <time dateTime={connectedAt}>{i18n.date(new Date(connectedAt), { dateStyle: 'long' })}</time>;
  const until = term.source === 'bank' && status === 'active' ? <DayName day={term.end} /> : null;
  return (
    <p className={styles.times}>
      <Trans>Connected since {since}.</Trans> {until && <Trans>The consent ends on {until}.</Trans>}
    </p>
  );
}
