import { Trans } from '@lingui/react/macro';
import type { Connection } from '../../../shared/session-view.ts';
import { useReconnect } from '../connect/use-reconnect.ts';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { ConnectionName } from './connection-name.tsx';

/** A new authorization for a connection whose consent may have ended, which leads back to this screen. */
export function Renewal({ connection }: { connection: Connection }) {
  const { reconnect, error, isLeaving } = useReconnect(connection.connectionId);
  return (
    <>
      <button type="button" className="button" aria-disabled={isLeaving} onClick={reconnect}>
        <Trans>Renew</Trans>{' '}
        <span className="visually-hidden">
          <ConnectionName connection={connection} />
        </span>
      </button>
      {error && <ProblemNotice failure={error} />}
    </>
  );
}
