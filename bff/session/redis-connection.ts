// A process's one connection to Redis or Valkey, and the one file that knows its client. A server that is away fails at
// once and one that hangs within a second; the connection comes back by itself.
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, ErrorReply, RESP_TYPES } from '@redis/client';
import { Problem } from '../problem.ts';
import type { OnStoreLost } from './session-store.ts';

export interface RedisConnectionOptions {
  /** `redis://` or, over TLS, `rediss://`, with user and password where they are needed. */
  url: string;
  /** Told once each time that the connection is lost, or that the server takes no writes. */
  onLost?: OnStoreLost;
}

export type RedisConnection = Awaited<ReturnType<typeof openRedisConnection>>;

const answerLimitMs = 600;
/** A silent connection is tried every so often, and given up after so long. */
const silence = { pingInterval: 1_000, socketTimeout: 3_000 };
const longestReconnectMs = 500;
const firstConnectionMs = 1_000;

type Client = ReturnType<typeof createConnection>;

/**
 * Waits a moment for the connection, so that the first requests of a new instance find it. Where it takes longer, every
 * `ask` throws `session_store_unavailable` until it is there.
 */
export async function openRedisConnection({ url, onLost = () => {} }: RedisConnectionOptions) {
  const loss = createLossNote(onLost);
  const client = createConnection(url, loss);
  const ask = createAsk(client, loss);
  await Promise.race([connect(client), wait(firstConnectionMs, undefined, { ref: false })]);
  return {
    client,
    /** The same, with its strings as bytes. */
    binary: client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer }),
    ask,
    /** The same for what changes something: where that succeeds nothing is lost any more. */
    async write<T>(send: () => Promise<T>): Promise<T> {
      const answer = await ask(send);
      loss.end();
      return answer;
    },
    close: () => client.destroy(),
  };
}

interface LossNote {
  note(error: unknown): void;
  end(): void;
}

/** One line for each time, however many requests meet with it. */
function createLossNote(onLost: OnStoreLost): LossNote {
  let isLost = false;
  return {
    note(error) {
      if (!isLost) onLost(error, nameReply(error));
      isLost = true;
    },
    end() {
      isLost = false;
    },
  };
}

/** An error of the server itself begins with its name, e.g. `OOM` or `READONLY`; undefined for any other. */
const nameReply = (error: unknown): string | undefined =>
  error instanceof ErrorReply ? /^[A-Z]+(?= )/.exec(error.message)?.[0] : undefined;

function createConnection(url: string, loss: LossNote) {
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
  client.on('ready', loss.end);
  client.on('error', loss.note);
  return client;
}

/** It tries until it succeeds or is closed; what goes wrong on the way is an `error` event. */
const connect = (client: Client): Promise<unknown> => client.connect().catch(() => {});

type Ask = <T>(send: () => Promise<T>) => Promise<T>;

/** Names every failure. A command without an answer in time takes the connection with it, and all that waits there. */
function createAsk(client: Client, loss: LossNote): Ask {
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
      if (error instanceof ErrorReply) loss.note(error);
      throw new Problem('session_store_unavailable', { retryAfter: 1 }, error);
    } finally {
      isWaiting = false;
      clearTimeout(timer);
    }
  };
}
