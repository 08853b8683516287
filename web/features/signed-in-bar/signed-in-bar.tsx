import { useState } from 'react';
import type { Connection } from '../../../shared/session-view.ts';
import type { SignedInSession } from '../../queries/session.ts';
import { ConnectionsMenu } from '../connections/connections-menu.tsx';
import { DisconnectDialog } from '../connections/disconnect-dialog.tsx';
import { LostConsentDialog } from '../connections/lost-consent-dialog.tsx';
import { PrivacyToggle } from '../preferences/privacy-toggle.tsx';
import { SessionWarning } from '../session/session-warning.tsx';
import { SignOutFailure } from '../session/sign-out-failure.tsx';
import type { SignOut } from '../session/use-sign-out.ts';

export interface SignedInBarProps {
  session: SignedInSession;
  signOut: SignOut;
}

/** Below the header, for who is signed in: the state of every connection, and whether others may see the amounts. */
export function SignedInBar({ session: { connections, idleExpiresAt }, signOut }: SignedInBarProps) {
  const [leaving, setLeaving] = useState<Connection | null>(null);
  return (
    <div className="frame-bar">
      <ConnectionsMenu connections={connections} disconnect={setLeaving} />
      <PrivacyToggle />
      {leaving && <DisconnectDialog connection={leaving} close={() => setLeaving(null)} />}
      <LostConsentDialog connections={connections} />
      {idleExpiresAt && <SessionWarning endsAt={Date.parse(idleExpiresAt)} leave={signOut.mutate} />}
      {signOut.error && <SignOutFailure signOut={signOut} />}
    </div>
  );
}
