// Sessions and leases in Redis or Valkey, for many instances.
import type { Bytes } from './bytes.ts';
import type { LeaseAnswer, Leases } from './leases.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { SessionEntry, SessionStore } from './session-store.ts';

export interface RedisSessionStoreOptions {
  now: () => number;
  /** The default outlives a call to the token endpoint, which ends after ten seconds. */
  leaseMs?: number;
}

/** Closing it closes the connection. Without one every call throws `session_store_unavailable`. */
export function createRedisSessionStore(
  { client, binary, ask, write, close }: RedisConnection,
  { now, leaseMs = 15_000 }: RedisSessionStoreOptions,
): SessionStore {
  const run: RunScript = async (script, key, ...values) =>
    Number(await write(() => client.eval(script, { keys: [key], arguments: values })));
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
      await write(() => client.set(sessionKey(key), viewAsBuffer(entry.value), { expiration }));
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
      await write(() => client.del(sessionKey(key)));
    },
    async requireRoom() {
      await write(() => client.set('konto:room', '', { expiration: { type: 'PX', value: 1 } }));
    },
    close: async () => close(),
  };
}

const sessionKey = (key: string): string => `konto:session:${key}`;

const viewAsBuffer = ({ buffer, byteOffset, length }: Bytes): Buffer =>
  Buffer.from(buffer, byteOffset, length);

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
