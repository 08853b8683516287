// Connections within a session: pure functions, for `Sessions.change`.
import { Problem } from '../problem.ts';
import { encodeUtf8, hash } from './bytes.ts';
import type { Session, StoredConnection, Tokens } from './session.ts';

export type ActiveConnection = Extract<StoredConnection, { status: 'active' }>;

const findConnection = (session: Session, connectionId: string): StoredConnection | undefined =>
  session.connections.find((connection) => connection.connectionId === connectionId);

/** Throws `connection_not_found`. */
export function requireConnection(session: Session, connectionId: string): StoredConnection {
  const connection = findConnection(session, connectionId);
  if (connection === undefined) throw new Problem('connection_not_found');
  return connection;
}

/** Throws `connection_not_found`, or `consent_required` where it has no tokens any more. */
export function requireActiveConnection(session: Session, connectionId: string): ActiveConnection {
  const connection = requireConnection(session, connectionId);
  if (connection.status === 'active') return connection;
  throw new Problem('consent_required');
}

/** As many as fit into every kind of store, whatever ids the banks have. */
const mostConnections = 8;

/** For one more. Throws `session_full`. */
export function requireRoom({ connections }: Session): void {
  if (connections.length >= mostConnections) throw new Problem('session_full');
}

/** In the place of the one with the same id, or else behind the others. Throws `session_full`. */
export function putConnection(session: Session, connection: StoredConnection): Session {
  const index = session.connections.findIndex(({ connectionId }) => connectionId === connection.connectionId);
  if (index === -1) requireRoom(session);
  const connections =
    index === -1 ? [...session.connections, connection] : session.connections.with(index, connection);
  return { ...session, connections };
}

/** With its last connection the session ends in the same step, so that none can join it before it is forgotten. */
export function removeConnection(session: Session, connectionId: string): Session {
  const connections = session.connections.filter((connection) => connection.connectionId !== connectionId);
  const ended = connections.length === 0 && { absoluteExpiresAt: session.startedAt };
  return { ...session, ...ended, connections };
}

/** One generation of a connection's tokens, named by its access token: what is newer is never touched in its place. */
export interface TokenGeneration {
  connectionId: string;
  accessToken: string;
}

export function replaceTokens(session: Session, outdated: TokenGeneration, tokens: Tokens): Session {
  const connection = findGeneration(session, outdated);
  return connection ? putConnection(session, { ...connection, tokens }) : session;
}

/** The connection stays, without tokens, until a new authorization. */
export function markConsentRequired(session: Session, refused: TokenGeneration): Session {
  const connection = findGeneration(session, refused);
  if (connection === undefined) return session;
  const { tokens, ...rest } = connection;
  return putConnection(session, { ...rest, status: 'consent-required' });
}

function findGeneration(session: Session, generation: TokenGeneration): ActiveConnection | undefined {
  const connection = findConnection(session, generation.connectionId);
  if (connection?.status !== 'active') return undefined;
  return connection.tokens.accessToken === generation.accessToken ? connection : undefined;
}

/** How the log names a connection: by a hash of its id. */
export const describeConnection = async (connectionId: string): Promise<{ connection: string }> => ({
  connection: await hash(encodeUtf8(connectionId)),
});
