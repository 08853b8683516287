// The BFF with what Node gives it: SQLite, undici and the system's clock.
import type { Hono } from 'hono';
import { createApp } from '../app.ts';
import { startTimer } from '../bank/timers.ts';
import { createUndiciTransport } from '../bank/undici-transport.ts';
import type { Config } from '../config/config.ts';
import { createLog, type Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { createCookies } from '../session/cookies.ts';
import { createSessions } from '../session/create-sessions.ts';
import { createPendingAuthorizations } from '../session/pending-authorizations.ts';
import { openSqliteSessionStore } from '../session/sqlite-session-store.ts';
import { readSessionKeys } from './session-key-file.ts';

export interface NodeBff {
  app: Hono<AppEnv>;
  log: Log;
  close(): Promise<void>;
}

/** Throws `StartError` or `SessionStoreError`. `writeLine` takes the lines of the log. */
export function createNodeBff(config: Config, writeLine: (line: string) => void): NodeBff {
  const now = Date.now;
  const keys = readSessionKeys(config.session);
  const store = openSqliteSessionStore(config.session.store.path, now);
  const transport = createUndiciTransport();
  const log = createLog({ level: config.logLevel, now, write: writeLine });
  const cookies = createCookies(config.appOrigin);
  const app = createApp({
    config,
    store,
    sessions: createSessions({ store, keys, cookies, idleMs: config.session.idleMs, now }),
    pendingAuthorizations: createPendingAuthorizations({ keys, cookies, now }),
    transport,
    now,
    startTimer,
    random: Math.random,
    log,
  });
  return {
    app,
    log,
    async close() {
      await transport.close();
      await store.close();
    },
  };
}
