import { Trans } from '@lingui/react/macro';
import type { Connection } from '../../../shared/session-view.ts';
import { useReconnect } from '../connect/use-reconnect.ts';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { ConnectionName } from './connection-name.tsx';
import styles from './lost-consent-notice.module.css';

/** Beside what was read before: that the consent is gone, and the way to give a new one and come back here. */
export function LostConsentNotice({ connection }: { connection: Connection }) {
  const { reconnect, error, isLeaving } = useReconnect(connection.connectionId);
  const bankName = <ConnectionName connection={connection} />;
  if (connection.status === 'active') return null;
  return (
    <div className={styles.notice}>
      <p>
        <Trans>
          {bankName} no longer accepts your consent: nothing new can be read until you reconnect it.
        </Trans>
      </p>
      <button type="button" className="button" aria-disabled={isLeaving} onClick={reconnect}>
        <Trans>Reconnect {bankName}</Trans>
      </button>
      {error && <ProblemNotice failure={error} />}
    </div>
  );
}
