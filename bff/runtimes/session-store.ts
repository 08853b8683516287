import type { SessionStoreConfig } from '../config/config.ts';
import type { ShareLimit } from '../limits/limits.ts';
import { describeCause, type Log } from '../log.ts';
import type { OnStoreLost, SessionStore } from '../session/session-store.ts';

export interface OpenedSessionStore {
  /** Null for sessions in cookies. */
  store: SessionStore | null;
  /** Where several instances share the store, they count their calls through it together. */
  share?: ShareLimit;
}

/** Throws `SessionStoreError`. Redis may be away: sessions are unavailable until it is there. */
export async function openSessionStore(
  store: SessionStoreConfig,
  { log, leaseMs }: { log: Log; leaseMs?: number },
): Promise<OpenedSessionStore> {
  if (store.kind === 'cookie') return { store: null };
  const onLost: OnStoreLost = (error, reason) =>
    log('error', 'session_store_lost', { ...describeCause(error), reason });
  // Loaded where they are used: Redis' client costs more time to load than all the rest.
  if (store.kind === 'sqlite') {
    const { openSqliteSessionStore } = await import('../session/sqlite-session-store.ts');
    return { store: openSqliteSessionStore(store.path, Date.now, onLost) };
  }
  const [{ openRedisConnection }, { createRedisSessionStore }, { shareThroughRedis }] = await Promise.all([
    import('../session/redis-connection.ts'),
    import('../session/redis-session-store.ts'),
    import('../limits/share-through-redis.ts'),
  ]);
  const connection = await openRedisConnection({ url: store.url, onLost });
  return {
    store: createRedisSessionStore(connection, { now: Date.now, ...(leaseMs && { leaseMs }) }),
    share: shareThroughRedis(connection),
  };
}
