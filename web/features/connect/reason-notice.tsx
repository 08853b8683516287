import { Trans } from '@lingui/react/macro';
import type { ConnectReason } from '../../paths.ts';
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
  switch (reason) {
    case 'signed_out':
      return <Trans>You are signed out. Nothing of your accounts is left in this browser.</Trans>;
    case 'signed_out_here':
      return (
        <Trans>
          You are signed out in this browser. Konto’s server could not delete your session: nobody can open it
          without this browser’s key, and it ends by itself.
        </Trans>
      );
    case 'disconnected':
      return (
        <Trans>
          Your bank is disconnected and you are signed out. The bank was not told: your consent stays there
          until you withdraw it in your internet banking, or it runs out.
        </Trans>
      );
    case 'consent_deleted':
      return <Trans>Your bank is disconnected, has deleted the consent, and you are signed out.</Trans>;
    case 'no_session':
      return (
        <Trans>
          You are not signed in on this device. Connect your bank, and you come back to where you were.
        </Trans>
      );
    case 'session_expired':
      return (
        <Trans>
          Your session has ended, to keep your data from others who use this device. Connect your bank, and
          you come back to where you were.
        </Trans>
      );
  }
}
