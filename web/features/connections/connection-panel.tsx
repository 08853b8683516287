import { Trans, useLingui } from '@lingui/react/macro';
import { formatDay } from '../../format/format-day.ts';
import { useReconnect } from '../connect/use-reconnect.ts';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import styles from './connections-menu.module.css';
import type { ConnectionTerm } from './use-consent-terms.ts';

interface ConnectionPanelProps extends ConnectionTerm {
  disconnect: () => void;
}

/** One connection: its state, its times, and what can be done with it. */
export function ConnectionPanel({ connection, term, disconnect }: ConnectionPanelProps) {
  const { connectionId, status } = connection;
  const { reconnect, error, isLeaving } = useReconnect(connectionId);
  const name = <ConnectionName connection={connection} />;
  const lost = status === 'consent-required';
  return (
    <div className={styles.connection}>
      <h2 className={styles.name}>{name}</h2>
      <ConnectionStatus connection={connection} term={term} />
      <ConnectionTimes connection={connection} term={term} />
      <div className={styles.actions}>
        <button
          type="button"
          className={lost ? 'button button-primary' : 'button'}
          aria-disabled={isLeaving}
          onClick={reconnect}
        >
          {lost ? <Trans>Reconnect</Trans> : <Trans>Renew</Trans>}{' '}
          <span className="visually-hidden">{name}</span>
        </button>
        <button type="button" className="button" onClick={disconnect}>
          <Trans>Disconnect</Trans> <span className="visually-hidden">{name}</span>
        </button>
      </div>
      {error && <ProblemNotice failure={error} />}
    </div>
  );
}

function ConnectionTimes({ connection: { connectedAt, status }, term }: ConnectionTerm) {
  const { i18n } = useLingui();
  const since = <time dateTime={connectedAt}>{i18n.date(new Date(connectedAt), { dateStyle: 'long' })}</time>;
  const until =
    term.source === 'bank' && status === 'active' ? (
      <time dateTime={term.end}>{formatDay(term.end, i18n.locale, 'long')}</time>
    ) : null;
  return (
    <p className={styles.times}>
      <Trans>Connected since {since}.</Trans> {until && <Trans>The consent ends on {until}.</Trans>}
    </p>
  );
}
