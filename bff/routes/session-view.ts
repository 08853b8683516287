import type { Connection, SessionView } from '../../shared/session-view.ts';
import { findBank, shortBankId } from '../bank/find-bank.ts';
import type { BankConfig, Config } from '../config/config.ts';
import type { Session, StoredConnection } from '../session/session.ts';
import { idleExpiresAt } from '../session/session-ends.ts';

/**
 * What the browser may know of a session: no token and no consent id. Of a bank that is not configured any more nothing
 * can be said but that it was connected.
 */
export function viewSession(session: Session, { banks, session: { idleMs } }: Config): SessionView {
  const abandoned = session.connections.filter(({ bankId }) => findBank(banks, bankId) === undefined);
  return {
    status: 'signed-in',
    idleExpiresAt: formatInstant(idleExpiresAt(session, idleMs)),
    absoluteExpiresAt: formatInstant(session.absoluteExpiresAt),
    connections: session.connections.flatMap((connection) => {
      const bank = findBank(banks, connection.bankId);
      return bank ? [viewConnection(connection, bank)] : [];
    }),
    ...(abandoned.length > 0 && {
      abandoned: abandoned.map(({ connectionId, bankId, connectedAt }) => ({
        connectionId,
        bankId: shortBankId(bankId),
        connectedAt: formatInstant(connectedAt),
      })),
    }),
  };
}

function viewConnection(connection: StoredConnection, bank: BankConfig): Connection {
  const { connectionId, bankId, connectedAt, consentExpiresAt } = connection;
  // Its tokens are for another place than where the bank is reached now.
  const isUsable = connection.status === 'active' && bankId === bank.bankId;
  return {
    connectionId,
    bankId: shortBankId(bankId),
    bankName: connection.institution?.name ?? bank.name,
    profile: bank.profile,
    environment: bank.environment,
    status: isUsable ? 'active' : 'consent-required',
    connectedAt: formatInstant(connectedAt),
    accessTokenExpiresAt: formatInstant(isUsable ? connection.tokens.accessTokenExpiresAt : null),
    consentExpiresAt: formatInstant(consentExpiresAt),
  };
}

/** Milliseconds since the epoch as ISO 8601 in UTC. */
function formatInstant(instant: number): string;
function formatInstant(instant: number | null): string | null;
function formatInstant(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
