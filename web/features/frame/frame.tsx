import { Trans } from '@lingui/react/macro';
import { type ReactNode, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { loadLaterMessages } from '../../i18n.ts';
import { loadPart } from '../../load-part.ts';
import { paths } from '../../paths.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import { DisplayMenu } from '../preferences/display-menu.tsx';
import { type Retry, showFailure } from '../problem-notice/show-failure.tsx';
import { useSession } from '../session/use-session.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import type { SignedInBarProps } from '../signed-in-bar/signed-in-bar.tsx';
import { SandboxRibbon } from './sandbox-ribbon.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';

/** What surrounds every screen: the header with the state of every connection, the screen, the footer. */
export function Frame({ children }: { children: ReactNode }) {
  const session = useSession();
  const signOut = useSignOut();
  const main = useHeadingFocus();
  const [SignedInBar, setSignedInBar] = useState(currentBar);
  const signedIn = session?.status === 'signed-in';
  return (
    <div className="frame">
      <a className="skip-link" href="#main" tabIndex={0}>
        <Trans>Skip to the content</Trans>
      </a>
      <header>
        <div className="frame-header">
          <Link
            className="wordmark"
            tabIndex={0}
            to={signedIn ? paths.accounts() : paths.connect()}
            translate="no"
          >
            Konto
          </Link>
          <div className="frame-tools">
            <DisplayMenu />
            {session === undefined && (
              <span aria-hidden="true" className="button button-quiet frame-expected">
                <Trans>Sign out</Trans>
              </span>
            )}
            {signedIn && (
              <button
                type="button"
                className="button button-quiet"
                disabled={signOut.isPending}
                onClick={() => signOut.mutate()}
              >
                <Trans>Sign out</Trans>
              </button>
            )}
          </div>
        </div>
        <Suspense fallback={<div className="frame-bar" />}>
          {signedIn && (
            <SignedInBar session={session} signOut={signOut} retry={() => setSignedInBar(currentBar)} />
          )}
        </Suspense>
        {session === undefined && <div className="frame-bar frame-expected" />}
      </header>
      <main id="main" ref={main} tabIndex={-1} className="frame-main">
        {children}
      </main>
      <footer className="frame-footer">
        <p>
          <Trans>
            Konto can only read, never pay. Your data stays in this tab and is gone when you close it.
          </Trans>
        </p>
        <Link to={paths.errors()} tabIndex={0}>
          <Trans>What the messages mean</Trans>
        </Link>
      </footer>
      <SandboxRibbon session={session} />
    </div>
  );
}

interface BarProps extends SignedInBarProps, Retry {}

/** Those who only came to connect do not wait for what the others need. */
const currentBar = createDeferred<BarProps>(async () => {
  const [{ SignedInBar }] = await Promise.all([
    loadPart('features/signed-in-bar/signed-in-bar.tsx', () => import('../signed-in-bar/signed-in-bar.tsx')),
    loadLaterMessages(),
  ]);
  return SignedInBar;
}, showFailure);
