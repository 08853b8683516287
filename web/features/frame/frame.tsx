import { Trans } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import { loadLaterMessages } from '../../i18n.ts';
import { paths } from '../../paths.ts';
import { DisplayMenu } from '../preferences/display-menu.tsx';
import { useSession } from '../session/use-session.ts';
import { SandboxRibbon } from './sandbox-ribbon.tsx';

/** What surrounds every screen: the header with the state of every connection, the screen, the footer. */
export function Frame({ children }: { children: ReactNode }) {
  const session = useSession();
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <SandboxRibbon session={session} />
      <header className="frame-header">
        <Link
          className="wordmark"
          to={session?.status === 'signed-in' ? paths.accounts() : paths.connect()}
          translate="no"
        >
          Konto
        </Link>
        <Suspense fallback={<Tools />}>
          {session?.status === 'signed-in' ? (
            <SignedInTools session={session}>
              <DisplayMenu />
            </SignedInTools>
          ) : (
            <Tools />
          )}
        </Suspense>
      </header>
      <main id="main" tabIndex={-1} className="frame-main">
        {children}
      </main>
      <Footer />
    </div>
  );
}

/** Those who only came to connect do not wait for what the others need. */
const SignedInTools = lazy(async () => {
  const [{ SignedInTools: Component }] = await Promise.all([
    import('../signed-in-tools/signed-in-tools.tsx'),
    loadLaterMessages(),
  ]);
  return { default: Component };
});

const Tools = () => (
  <div className="frame-tools">
    <DisplayMenu />
  </div>
);

const Footer = () => (
  <footer className="frame-footer">
    <p>
      <Trans>Konto reads; it can never pay. Your data stay in this tab and are gone when you close it.</Trans>
    </p>
    <Link to={paths.errors()}>
      <Trans>What the messages mean</Trans>
    </Link>
  </footer>
);
