import { Trans } from '@lingui/react/macro';
import { useLocation } from 'react-router';
import type { Connection } from '../../../shared/session-view.ts';
import { useConnect } from '../connect/use-connect.ts';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import styles from './lost-consent-notice.module.css';
import { useConnectionName } from './use-connection-name.ts';

/** Beside what was read before: that the consent is gone, and the way to give a new one and come back here. */
export function LostConsentNotice({ connection }: { connection: Connection }) {
  const { pathname, search } = useLocation();
  const { connect, error, isLeaving } = useConnect();
  const bankName = useConnectionName(connection);
  const { connectionId, status } = connection;
  if (status === 'active') return null;
  return (
    <div className={styles.notice}>
      <p>
        <Trans>
          {bankName} no longer accepts your consent: nothing new can be read until you reconnect it.
        </Trans>
      </p>
      <button
        type="button"
        className="button"
        aria-disabled={isLeaving}
        onClick={() => connect({ connectionId, returnTo: pathname + search })}
      >
        <Trans>Reconnect {bankName}</Trans>
      </button>
      {error && <ProblemNotice failure={error} />}
    </div>
  );
}
