// The BFF with what Node gives it: a session store, undici and the system's clock.
import type { Hono } from 'hono';
import { createApp } from '../app.ts';
import { createInstances } from '../authorization/instances.ts';
import { startTimer } from '../bank/timers.ts';
import { createUndiciTransport, type UndiciTransportOptions } from '../bank/undici-transport.ts';
import type { Config } from '../config/config.ts';
import { createLimits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { createCookies } from '../session/cookies.ts';
import { createExclusiveRecords } from '../session/exclusive-records.ts';
import { keepSessions } from '../session/keep-sessions.ts';
import { createPendingAuthorizations } from '../session/pending-authorizations.ts';
import type { SessionKeeping } from '../session/session-keeping.ts';
import type { SessionStore } from '../session/session-store.ts';
import { createStoredSessions, type StoredSessionsDependencies } from '../session/stored-sessions.ts';
import { openObservation } from './observation.ts';
import { readSessionKeys } from './session-key-file.ts';
import { openSessionStore } from './session-store.ts';
import { createUnfinishedWork } from './unfinished-work.ts';

export interface NodeBff {
  app: Hono<AppEnv>;
  log: Log;
  /** Null where none are counted. */
  metricsUrl: string | null;
  /** Lets what runs at the bank come to its end, for `limitMs` at most. */
  close(limitMs: number): Promise<void>;
}

export interface NodeBffOptions {
  /** How long a killed instance keeps others from refreshing, where several share a store. */
  leaseMs?: number;
}

/** Throws `StartError` or `SessionStoreError`. `writeLine` takes the lines of the log. */
export async function createNodeBff(
  config: Config,
  writeLine: (line: string) => void,
  options: NodeBffOptions = {},
): Promise<NodeBff> {
  const now = Date.now;
  const keys = readSessionKeys(config.session);
  const work = createUnfinishedWork();
  const observation = await openObservation(config, { now, writeLine, countUnfinishedWork: work.count });
  const { log, around, metricsUrl } = observation;
  const { store, share } = await openSessionStore(config.session.store, { log, ...options }).catch(
    async (error) => {
      await observation.close();
      throw error;
    },
  );
  const undici = createUndiciTransport(await chooseWayOut(config));
  const cookies = createCookies(config.appOrigin);
  const { idleMs } = config.session;
  const keeping = await chooseKeeping(store, { keys, cookies, idleMs, now });
  const sessions = keepSessions(keeping, { cookies, idleMs, now });
  const app = createApp({
    config,
    store,
    instances: store && createInstances({ store, sessions, startTimer, now }),
    sessions,
    limits: createLimits(config.limits, { now, share }),
    pendingAuthorizations: createPendingAuthorizations({ keys, cookies, now }),
    transport: observation.watch(undici),
    now,
    startTimer,
    waitUntil: work.add,
    random: Math.random,
    log,
    around,
  });
  return {
    app,
    log,
    metricsUrl,
    async close(limitMs) {
      await work.settle(limitMs);
      await undici.close();
      await store?.close();
      await observation.close();
    },
  };
}

interface KeepingDependencies extends Omit<StoredSessionsDependencies, 'store' | 'createRecords'> {
  now: () => number;
}

/** What the usual store, which belongs to this process alone, does not need is loaded where it is needed. */
async function chooseKeeping(
  store: SessionStore | null,
  dependencies: KeepingDependencies,
): Promise<SessionKeeping> {
  if (store?.exclusive)
    return createStoredSessions({ ...dependencies, store, createRecords: createExclusiveRecords });
  if (store !== null) {
    const { createSharedRecords } = await import('../session/shared-records.ts');
    return createStoredSessions({ ...dependencies, store, createRecords: createSharedRecords });
  }
  const { createSealedSessions } = await import('../session/sealed-sessions.ts');
  return createSealedSessions(dependencies);
}

async function chooseWayOut({ wayOut }: Config): Promise<UndiciTransportOptions> {
  if (wayOut === null) return {};
  const { createProxyAgent } = await import('../bank/proxy-agent.ts');
  return { createAgent: (options) => createProxyAgent(options, wayOut) };
}
