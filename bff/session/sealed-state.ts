import type { Session, StoredConnection } from './session.ts';

/** What a cookie holds that is the whole session: one of the states that it went through. */
export interface SealedState {
  /** 128 random bits: what a process remembers of the session goes by it. */
  id: string;
  /** Counts the changes. */
  revision: number;
  session: Session;
  /** For each connection, by its id, the revision that brought the tokens it has. */
  tokenRevisions: ReadonlyMap<string, number>;
}

export const beginState = (id: string, session: Session): SealedState =>
  followState(
    { id, revision: 0, session: { ...session, connections: [] }, tokenRevisions: new Map() },
    session,
  );

/** The state after this one. Changes leave alone the connections that they do not mean. */
export function followState(state: SealedState, session: Session): SealedState {
  const revision = state.revision + 1;
  const earlier = new Set(state.session.connections);
  const revisionOf = (connection: StoredConnection) =>
    earlier.has(connection) ? readRevision(state, connection) : revision;
  const tokenRevisions = new Map(
    session.connections.map((connection) => [connection.connectionId, revisionOf(connection)]),
  );
  return { ...state, revision, session, tokenRevisions };
}

/**
 * What is true where processes that share nothing have changed one session side by side: the later state, but of each
 * connection the tokens that came last, because others may be used up, and of both the last time that anybody read.
 */
export function mergeStates(known: SealedState, sent: SealedState): SealedState {
  const [later, earlier] = sent.revision > known.revision ? [sent, known] : [known, sent];
  const newer = earlier.session.connections.filter(
    (connection) => readRevision(earlier, connection) > readRevision(later, connection),
  );
  const connections = later.session.connections.map(
    (connection) => newer.find(({ connectionId }) => connectionId === connection.connectionId) ?? connection,
  );
  const lastReadAt = Math.max(later.session.lastReadAt, earlier.session.lastReadAt);
  const merged = followState(later, { ...later.session, lastReadAt, connections });
  return lastReadAt === later.session.lastReadAt && haveSameTokens(merged, later) ? later : merged;
}

/** Whether neither has a connection, or tokens of one, that the other has not. */
export const haveSameTokens = (one: SealedState, other: SealedState): boolean =>
  one.session.connections.length === other.session.connections.length &&
  one.session.connections.every(
    (connection) => readRevision(one, connection) === readRevision(other, connection),
  );

/** 0 for a connection that this state has not. */
export const readRevision = ({ tokenRevisions }: SealedState, { connectionId }: StoredConnection): number =>
  tokenRevisions.get(connectionId) ?? 0;
