import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Connection } from '../../../shared/session-view.ts';
import { paths } from '../../paths.ts';
import { ConnectionsMenu } from '../connections/connections-menu.tsx';
import { DisconnectDialog } from '../connections/disconnect-dialog.tsx';
import { DisplayMenu } from '../preferences/display-menu.tsx';
import { PrivacyToggle } from '../preferences/privacy-toggle.tsx';
import { useSession } from '../session/use-session.ts';
import { SandboxRibbon } from './sandbox-ribbon.tsx';
import { SignOut } from './sign-out.tsx';

/** What surrounds every screen: the header with the state of every connection, the screen, the footer. */
export function Frame({ children }: { children: ReactNode }) {
  const session = useSession();
  const [leaving, setLeaving] = useState<Connection | null>(null);
  const signedIn = session?.status === 'signed-in';
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <SandboxRibbon session={session} />
      <header className="frame-header">
        <Link className="wordmark" to={signedIn ? paths.accounts() : paths.connect()} translate="no">
          Konto
        </Link>
        {signedIn && (
          <div className="frame-connections">
            <ConnectionsMenu connections={session.connections} disconnect={setLeaving} />
          </div>
        )}
        <div className="frame-tools">
          {signedIn && <PrivacyToggle />}
          <DisplayMenu />
          {signedIn && <SignOut />}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="frame-main">
        {children}
      </main>
      <Footer />
      {leaving && <DisconnectDialog connection={leaving} close={() => setLeaving(null)} />}
    </div>
  );
}

function Footer() {
  return (
    <footer className="frame-footer">
      <p>
        <Trans>
          Konto reads; it can never pay. Your data stay in this tab and are gone when you close it.
        </Trans>
      </p>
      <Link to={paths.errors()}>
        <Trans>What the messages mean</Trans>
      </Link>
    </footer>
  );
}
