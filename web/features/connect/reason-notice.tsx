import { Trans, useLingui } from '@lingui/react/macro';
import type { ConnectReason } from '../../paths.ts';
import { problemSentence } from '../problem-notice/problem-sentence.ts';
import styles from './connect.module.css';

/** Why somebody is here who did not ask to be. */
export function ReasonNotice({ reason }: { reason: ConnectReason }) {
  return (
    <div role="status" className={styles.reason}>
      <ReasonText reason={reason} />
    </div>
  );
}

function ReasonText({ reason }: { reason: ConnectReason }) {
  const { i18n } = useLingui();
  switch (reason) {
    case 'signed_out':
      return <Trans>You are signed out. Nothing of your accounts is left in this browser.</Trans>;
    case 'disconnected':
      return <Trans>Your last bank is disconnected, so you are signed out as well.</Trans>;
    case 'no_session':
    case 'session_expired': {
      const { happened, helps } = problemSentence(reason);
      return (
        <>
          {i18n._(happened)} {i18n._(helps)}
        </>
      );
    }
  }
}
