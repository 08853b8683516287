import { type ReactNode, useState } from 'react';
import type { Connection } from '../../../shared/session-view.ts';
import type { SignedInSession } from '../../queries/session.ts';
import { ConnectionsMenu } from '../connections/connections-menu.tsx';
import { DisconnectDialog } from '../connections/disconnect-dialog.tsx';
import { LostConsentDialog } from '../connections/lost-consent-dialog.tsx';
import { PrivacyToggle } from '../preferences/privacy-toggle.tsx';
import { SignOut } from '../session/sign-out.tsx';

interface SignedInToolsProps {
  session: SignedInSession;
  /** What the header offers to everybody. */
  children: ReactNode;
}

/** The header's tools for who is signed in, and the dialogs that can come up on any screen. */
export function SignedInTools({ session: { connections }, children }: SignedInToolsProps) {
  const [leaving, setLeaving] = useState<Connection | null>(null);
  return (
    <>
      <div className="frame-connections">
        <ConnectionsMenu connections={connections} disconnect={setLeaving} />
      </div>
      <div className="frame-tools">
        <PrivacyToggle />
        {children}
        <SignOut />
      </div>
      {leaving && <DisconnectDialog connection={leaving} close={() => setLeaving(null)} />}
      <LostConsentDialog connections={connections} />
    </>
  );
}
