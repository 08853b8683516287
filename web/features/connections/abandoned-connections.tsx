import { Trans } from '@lingui/react/macro';
import type { AbandonedConnection } from '../../../shared/session-view.ts';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { useSession } from '../session/use-session.ts';
import styles from './connection-card.module.css';
import { useDisconnect } from './use-disconnect.ts';

/** Connections to banks that this Konto has no more: they cannot be read, and their access can be given up. */
export function AbandonedConnections() {
  const session = useSession();
  if (session?.status !== 'signed-in') return null;
  return session.abandoned?.map((connection) => (
    <AbandonedCard key={connection.connectionId} connection={connection} />
  ));
}

function AbandonedCard({ connection: { connectionId, bankId } }: { connection: AbandonedConnection }) {
  const { isPending, error, mutate } = useDisconnect(connectionId);
  return (
    <section aria-labelledby={connectionId} className={styles.card}>
      <h2 id={connectionId}>
        <bdi translate="no">{bankId}</bdi>
      </h2>
      <p>
        <Trans>
          This bank is no longer offered here, so nothing can be read from it. Konto keeps its access,
          encrypted, until you disconnect it. The consent itself stays at the bank until you withdraw it in
          your internet banking, or until it runs out.
        </Trans>
      </p>
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={isPending}
          onClick={() => isPending || mutate()}
        >
          <Trans>Disconnect</Trans> <span className="visually-hidden">{bankId}</span>
        </button>
      </div>
      {error && <ProblemNotice failure={error} />}
    </section>
  );
}
