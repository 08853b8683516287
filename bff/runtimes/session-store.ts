import type { SessionStoreConfig } from '../config/config.ts';
import { describeCause, type Log } from '../log.ts';
import type { SessionStore } from '../session/session-store.ts';
import { openSqliteSessionStore } from '../session/sqlite-session-store.ts';

/** Null for sessions in cookies. Throws `SessionStoreError`. Redis may be away: sessions are unavailable until it is there. */
export async function openSessionStore(
  store: SessionStoreConfig,
  { log, leaseMs }: { log: Log; leaseMs?: number },
): Promise<SessionStore | null> {
  if (store.kind === 'cookie') return null;
  if (store.kind === 'sqlite') return openSqliteSessionStore(store.path, Date.now);
  // Loaded where it is used: the client costs more time to load than all the rest.
  const { openRedisSessionStore } = await import('../session/redis-session-store.ts');
  const onLost = (error: unknown) => log('error', 'session_store_lost', describeCause(error));
  return openRedisSessionStore({ url: store.url, now: Date.now, onLost, ...(leaseMs && { leaseMs }) });
}
