import { Trans, useLingui } from '@lingui/react/macro';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import type { Connection } from '../../../shared/session-view.ts';
import { formatDay } from '../../format/format-day.ts';
import { useReconnect } from '../connect/use-reconnect.ts';
import { useConnectionName } from '../connection-data/use-connection-name.ts';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import styles from './connections-menu.module.css';
import { useConsentEnd } from './use-consent-end.ts';

/** One connection: its state, its times, and what can be done with it. */
export function ConnectionPanel({
  connection,
  disconnect,
}: {
  connection: Connection;
  disconnect: () => void;
}) {
  const { connectionId, status } = connection;
  const { reconnect, error, isLeaving } = useReconnect(connectionId);
  const name = useConnectionName(connection);
  const lost = status === 'consent-required';
  return (
    <div className={styles.connection}>
      <h2 className={styles.name}>{name}</h2>
      <ConnectionStatus status={status} />
      <ConnectionTimes connection={connection} />
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

function ConnectionTimes({ connection }: { connection: Connection }) {
  const { i18n } = useLingui();
  const { connectedAt, consentExpiresAt, status } = connection;
  const consentEnd = useConsentEnd(connection);
  const instant = (at: string) => <time dateTime={at}>{i18n.date(new Date(at), { dateStyle: 'long' })}</time>;
  const day = (date: CalendarDate) => <time dateTime={date}>{formatDay(date, i18n.locale, 'long')}</time>;
  const since = instant(connectedAt);
  const toldByAccounts = status === 'active' && consentEnd ? day(consentEnd) : null;
  const until = consentExpiresAt === null ? toldByAccounts : instant(consentExpiresAt);
  return (
    <p className={styles.times}>
      <Trans>Connected since {since}.</Trans> {until && <Trans>The consent ends on {until}.</Trans>}
    </p>
  );
}
