// Sessions and leases in Redis or Valkey, for many instances: the one file that speaks to its client. A server that is
// away fails at once and one that hangs within a second; the connection comes back by itself.
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, RESP_TYPES } from '@redis/client';
import { Problem } from '../problem.ts';
import type { Bytes } from './bytes.ts';
import type { LeaseAnswer, Leases } from './leases.ts';
import type { SessionEntry, SessionStore } from './session-store.ts';

export interface RedisSessionStoreOptions {
  /** `redis://` or, over TLS, `rediss://`, with user and password where they are needed. */
  url: string;
  now: () => number;
  /** The default outlives a call to the token endpoint, which ends after ten seconds. */
  leaseMs?: number;
  /** Told once each time that the connection is lost. */
  onLost?: (error: unknown) => void;
}

const answerLimitMs = 600;
/** A silent connection is tried every so often, and given up after so long. */
const silence = { pingInterval: 1_000, socketTimeout: 3_000 };
const longestReconnectMs = 500;
const firstConnectionMs = 1_000;

type Client = ReturnType<typeof createConnection>;

/**
 * Waits a moment for the connection, so that the first requests of a new instance find it. Where it takes longer, every
 * call throws `session_store_unavailable` until it is there.
 */
export async function openRedisSessionStore(options: RedisSessionStoreOptions): Promise<SessionStore> {
  const { now, leaseMs = 15_000 } = options;
  const client = createConnection(options);
  await Promise.race([connect(client), wait(firstConnectionMs, undefined, { ref: false })]);
  const binary = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  const ask = createAsk(client);
  const run: RunScript = async (script, key, ...values) =>
    Number(await ask(() => client.eval(script, { keys: [key], arguments: values })));
  const livesMs = ({ expiresAt }: SessionEntry) => Math.max(1, Math.ceil(expiresAt - now()));
  return {
    exclusive: false,
    leases: createLeases(run, leaseMs),
    async read(key) {
      const value = await ask(() => binary.get(sessionKey(key)));
      return value && new Uint8Array(value);
    },
    async create(key, entry) {
      const expiration = { type: 'PX', value: livesMs(entry) } as const;
      await ask(() => client.set(sessionKey(key), viewAsBuffer(entry.value), { expiration }));
    },
    async update(key, entry, seen) {
      const values = [
        viewAsBuffer(entry.value),
        String(livesMs(entry)),
        ...(seen ? [viewAsBuffer(seen)] : []),
      ];
      return (await run(updateScript, sessionKey(key), ...values)) === 1;
    },
    async delete(key) {
      await ask(() => client.del(sessionKey(key)));
    },
    async ready() {
      await ask(() => client.ping());
    },
    async close() {
      client.destroy();
    },
  };
}

const sessionKey = (key: string): string => `konto:session:${key}`;

const viewAsBuffer = ({ buffer, byteOffset, length }: Bytes): Buffer =>
  Buffer.from(buffer, byteOffset, length);

function createConnection({ url, onLost }: RedisSessionStoreOptions) {
  const { pingInterval, socketTimeout } = silence;
  const client = createClient({
    url,
    pingInterval,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    commandOptions: { timeout: 0 }, // it would spare only commands that were not sent yet
    socket: {
      connectTimeout: socketTimeout,
      socketTimeout,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, longestReconnectMs),
    },
  });
  let isLost = false;
  client.on('ready', () => {
    isLost = false;
  });
  client.on('error', (error) => {
    if (!isLost) onLost?.(error);
    isLost = true;
  });
  return client;
}

/** It tries until it succeeds or is closed; what goes wrong on the way is an `error` event. */
const connect = (client: Client): Promise<unknown> => client.connect().catch(() => {});

type Ask = <T>(send: () => Promise<T>) => Promise<T>;

/** Names every failure. A command without an answer in time takes the connection with it, and all that waits there. */
function createAsk(client: Client): Ask {
  function reconnect() {
    if (!client.isReady) return;
    client.destroy();
    void connect(client);
  }
  return async (send) => {
    let isWaiting = true;
    // After a pause of our own the answer may be there already: what has arrived is read before it counts as late.
    const giveUp = () => setImmediate(() => isWaiting && reconnect());
    const timer = setTimeout(giveUp, answerLimitMs);
    try {
      return await send();
    } catch (error) {
      throw new Problem('session_store_unavailable', { retryAfter: 1 }, error);
    } finally {
      isWaiting = false;
      clearTimeout(timer);
    }
  };
}

type RunScript = (script: string, key: string, ...values: (string | Buffer)[]) => Promise<number>;

function createLeases(run: RunScript, durationMs: number): Leases {
  const leaseKey = (name: string) => `konto:lease:${name}`;
  return {
    durationMs,
    async take({ name, owner }) {
      return readLeaseAnswer(await run(takeScript, leaseKey(name), owner, String(durationMs)));
    },
    async renew({ name, owner }) {
      return (await run(renewScript, leaseKey(name), owner, String(durationMs))) === 1;
    },
    async release({ name, owner }, pauseMs) {
      await run(releaseScript, leaseKey(name), owner, String(Math.ceil(pauseMs)));
    },
  };
}

function readLeaseAnswer(answer: number): LeaseAnswer {
  if (answer === 0) return { status: 'taken' };
  return answer < 0 ? { status: 'held' } : { status: 'paused', leftMs: answer };
}

// Each script is one atomic step of the server. Their commands exist since Redis 6.2.

const updateScript = `
  local value = redis.call('GET', KEYS[1])
  if not value or (ARGV[3] and ARGV[3] ~= value) then return 0 end
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1`;

const takeScript = `
  if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 0 end
  if redis.call('GET', KEYS[1]) ~= 'pause' then return -1 end
  return math.max(1, redis.call('PTTL', KEYS[1]))`;

const renewScript = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

const releaseScript = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  if tonumber(ARGV[2]) > 0 then redis.call('SET', KEYS[1], 'pause', 'PX', ARGV[2])
  else redis.call('DEL', KEYS[1]) end
  return 1`;
