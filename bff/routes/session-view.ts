import type { Connection, SessionView } from '../../shared/session-view.ts';
import type { BankConfig, Config } from '../config/config.ts';
import type { Session, StoredConnection } from '../session/session.ts';
import { idleExpiresAt } from '../session/session-ends.ts';

/** What the browser may know of a session: no token, no consent id, and no bank that is not configured any more. */
export function viewSession(session: Session, { banks, session: { idleMs } }: Config): SessionView {
  return {
    status: 'signed-in',
    idleExpiresAt: formatInstant(idleExpiresAt(session, idleMs)),
    absoluteExpiresAt: formatInstant(session.absoluteExpiresAt),
    connections: session.connections.flatMap((connection) => {
      const bank = banks.find(({ bankId }) => bankId === connection.bankId);
      return bank ? [viewConnection(connection, bank)] : [];
    }),
  };
}

function viewConnection(connection: StoredConnection, bank: BankConfig): Connection {
  const { connectionId, bankId, status, connectedAt, consentExpiresAt } = connection;
  const accessTokenExpiresAt = connection.status === 'active' ? connection.tokens.accessTokenExpiresAt : null;
  return {
    connectionId,
    bankId,
    bankName: connection.institution?.name ?? bank.name,
    profile: bank.profile,
    environment: bank.environment,
    status,
    connectedAt: formatInstant(connectedAt),
    accessTokenExpiresAt: formatInstant(accessTokenExpiresAt),
    consentExpiresAt: formatInstant(consentExpiresAt),
  };
}

/** Milliseconds since the epoch as ISO 8601 in UTC. */
function formatInstant(instant: number): string;
function formatInstant(instant: number | null): string | null;
function formatInstant(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
