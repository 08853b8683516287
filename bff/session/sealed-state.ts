import type { Session } from './session.ts';

/** What a cookie holds that is the whole session: one of the states that it went through. */
export interface SealedState {
  /** 128 random bits: what a process remembers of the session goes by it. */
  id: string;
  /** Counts the changes. */
  revision: number;
  session: Session;
  /** For each connection, by its id, the revision that brought the tokens it has. */
  tokenRevisions: Readonly<Record<string, number>>;
}

export const beginState = (id: string, session: Session): SealedState =>
  followState({ id, revision: 0, session: { ...session, connections: [] }, tokenRevisions: {} }, session);

/** The state after this one. Changes leave alone the connections that they do not mean. */
export function followState(state: SealedState, session: Session): SealedState {
  const revision = state.revision + 1;
  const earlier = new Set(state.session.connections);
  const tokenRevisions = Object.fromEntries(
    session.connections.map((connection) => {
      const { connectionId } = connection;
      return [connectionId, earlier.has(connection) ? readRevision(state, connectionId) : revision];
    }),
  );
  return { ...state, revision, session, tokenRevisions };
}

/**
 * What is true where instances that share nothing have changed one session side by side: of the later state
 * everything but the tokens, and of each connection the tokens that came last, because others may be used up.
 */
export function mergeStates(known: SealedState, sent: SealedState): SealedState {
  const [later, earlier] = sent.revision > known.revision ? [sent, known] : [known, sent];
  const newer = earlier.session.connections.filter(
    ({ connectionId }) => readRevision(earlier, connectionId) > readRevision(later, connectionId),
  );
  const connections = later.session.connections.map(
    (connection) => newer.find(({ connectionId }) => connectionId === connection.connectionId) ?? connection,
  );
  const isLater = connections.every((connection, index) => connection === later.session.connections[index]);
  return isLater ? later : followState(later, { ...later.session, connections });
}

/** Whether neither has a connection, or tokens of one, that the other has not. */
export const haveSameTokens = (one: SealedState, other: SealedState): boolean =>
  one.session.connections.length === other.session.connections.length &&
  one.session.connections.every(
    ({ connectionId }) => readRevision(one, connectionId) === readRevision(other, connectionId),
  );

const readRevision = ({ tokenRevisions }: SealedState, connectionId: string): number =>
  tokenRevisions[connectionId] ?? 0;
