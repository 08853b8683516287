import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import type { ConnectionAccounts } from '../accounts/use-accounts.ts';
import { AsOf } from '../connection-data/as-of.tsx';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { ConnectedAccounts } from './connected-accounts.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import styles from './connection-card.module.css';
import { ConnectionStatus } from './connection-status.tsx';
import type { ConsentTerm } from './consent-term.ts';
import { ConsentTermBar } from './consent-term-bar.tsx';
import { ReminderButton } from './reminder-button.tsx';

interface ConnectionCardProps {
  accounts: ConnectionAccounts;
  term: ConsentTerm;
  disconnect: () => void;
}

/** Everything about one connection: what it shows, since when, until when, and what can be done with it. */
export function ConnectionCard({ accounts, term, disconnect }: ConnectionCardProps) {
  const { connection } = accounts;
  const { i18n } = useLingui();
  const titleId = useId();
  const lost = connection.status === 'consent-required';
  const since = new Date(connection.connectedAt);
  return (
    <section aria-labelledby={titleId} className={styles.card}>
      <div className={styles.heading}>
        <h2 id={titleId}>
          <ConnectionName connection={connection} />
        </h2>
        <ConnectionStatus connection={connection} term={term} />
      </div>
      <dl className={styles.facts}>
        <Fact term={<Trans>Accounts</Trans>}>
          <ConnectedAccounts accounts={accounts} />
        </Fact>
        <Fact term={<Trans>What is shared</Trans>}>
          <Trans>Accounts, balances and transactions. Nothing can be paid.</Trans>
        </Fact>
        <Fact term={<Trans>Consent given</Trans>}>
          <time dateTime={connection.connectedAt}>
            {i18n.date(since, { dateStyle: 'long', timeStyle: 'short' })}
          </time>
        </Fact>
        <Fact term={<Trans>Last read</Trans>}>
          <AsOf connection={connection} />
        </Fact>
        {!lost && (
          <Fact term={<Trans>Consent ends</Trans>}>
            <ConsentTermBar term={term} />
          </Fact>
        )}
      </dl>
      <ConnectionActions connection={connection} disconnect={disconnect}>
        {!lost && <ReminderButton connection={connection} term={term} />}
      </ConnectionActions>
    </section>
  );
}

const Fact = ({ term, children }: { term: ReactNode; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
