import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Connection } from '../../../shared/session-view.ts';
import { useReconnect } from '../connect/use-reconnect.ts';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import styles from './connection-actions.module.css';

interface ConnectionActionsProps {
  connection: Connection;
  disconnect: () => void;
  /** What can be done besides. */
  children?: ReactNode;
}

/** What can be done with a connection: a new authorization, which leads back to this screen, and its end. */
export function ConnectionActions({ connection, disconnect, children }: ConnectionActionsProps) {
  const { reconnect, error, isLeaving } = useReconnect(connection.connectionId);
  const lost = connection.status === 'consent-required';
  const name = (
    <span className="visually-hidden">
      <ConnectionName connection={connection} />
    </span>
  );
  return (
    <>
      <div className={styles.actions}>
        <button
          type="button"
          className={lost ? 'button button-primary' : 'button'}
          aria-disabled={isLeaving}
          onClick={reconnect}
        >
          {lost ? <Trans>Reconnect</Trans> : <Trans>Renew</Trans>} {name}
        </button>
        {children}
        <button type="button" className="button" onClick={disconnect}>
          <Trans>Disconnect</Trans> {name}
        </button>
      </div>
      {error && <ProblemNotice failure={error} />}
    </>
  );
}
