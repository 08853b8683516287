import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Connection } from '../../shared/session-view.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { zip } from '../features/accounts/zip.ts';
import { AbandonedConnections } from '../features/connections/abandoned-connections.tsx';
import { ConnectionCard } from '../features/connections/connection-card.tsx';
import { DisconnectDialog } from '../features/connections/disconnect-dialog.tsx';
import { SessionClock } from '../features/connections/session-clock.tsx';
import { useConsentTerms } from '../features/connections/use-consent-terms.ts';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { useKeptScroll } from '../features/scroll/use-kept-scroll.ts';
import { useSession } from '../features/session/use-session.ts';
import { paths } from '../paths.ts';
import styles from './connections.module.css';
import { readAccountsAhead } from './read-accounts-ahead.ts';

export const createLoader = readAccountsAhead;

export function Component() {
  const { t } = useLingui();
  const session = useSession();
  const lists = useAccounts();
  const terms = useConsentTerms(lists.map(({ connection }) => connection));
  const [leaving, setLeaving] = useState<Connection | null>(null);
  useKeptScroll(paths.connections(), !lists.some(({ list }) => list.isPending));
  return (
    <>
      <PageHeading title={t`Connections`} />
      <div className={styles.connections}>
        {zip(lists, terms).map(([accounts, { term }]) => (
          <ConnectionCard
            key={accounts.connection.connectionId}
            accounts={accounts}
            term={term}
            disconnect={() => setLeaving(accounts.connection)}
          />
        ))}
        <AbandonedConnections />
        <Link
          to={paths.connect({ another: 'yes', returnTo: paths.connections() })}
          className="button"
          tabIndex={0}
        >
          <Trans>Connect another bank</Trans>
        </Link>
        {session?.status === 'signed-in' && <SessionClock session={session} />}
      </div>
      {leaving && <DisconnectDialog connection={leaving} close={() => setLeaving(null)} />}
    </>
  );
}
