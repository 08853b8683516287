// `node --expose-gc tests/bench/memory.ts <sessions> <requests>`: what sessions weigh, and whether relaying lets anything
// pile up. Prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseConfig } from '../../bff/config/parse-config.ts';
import { createNodeBff } from '../../bff/runtimes/node-bff.ts';
import { randomBytes } from '../../bff/session/bytes.ts';
import { createCookies } from '../../bff/session/cookies.ts';
import type { Session } from '../../bff/session/session.ts';
import { openSqliteSessionStore } from '../../bff/session/sqlite-session-store.ts';
import { endpoints } from '../../shared/endpoints.ts';
import { createSessions } from '../support/create-sessions.ts';
import { type Bank, startBank } from './bank.ts';
import { kontoEnvironment, signIn } from './contestants.ts';

/** Bytes, in the heap and outside of it, when what is no longer needed has gone. */
export interface MemoryReport {
  sessions: { count: number; bytes: number };
  /** After half of the reads, when everything is warm, and after all of them. */
  reads: { count: number; afterHalf: number; afterAll: number };
}

const [sessions = 0, requests = 0] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'konto-memory-'));
const bank = await startBank();
const report: MemoryReport = { sessions: await weighSessions(sessions), reads: await relay(bank, requests) };
console.log(JSON.stringify(report));
await bank.close();
rmSync(folder, { recursive: true });

async function weighSessions(count: number): Promise<MemoryReport['sessions']> {
  const store = openSqliteSessionStore(join(folder, 'weighed.db'), Date.now);
  const opened = createSessions({
    store,
    keys: [randomBytes(32)],
    cookies: createCookies('https://konto.example'),
    idleMs: 30 * 60_000,
    now: Date.now,
  });
  await opened.start(buildSession());
  const before = await readMemory();
  for (let number = 0; number < count; number += 1) {
    const { setCookie } = await opened.start(buildSession());
    const lookup = await opened.open(setCookie.split(';')[0]);
    if (lookup.status !== 'open') throw new Error(`The session is ${lookup.status}`);
  }
  const after = await readMemory();
  await opened.open(undefined); // until here they are in use
  await store.close();
  return { count, bytes: after - before };
}

/** As a sign-in leaves it. */
function buildSession(): Session {
  return {
    startedAt: Date.now(),
    lastReadAt: Date.now(),
    absoluteExpiresAt: Date.now() + 12 * 60 * 60_000,
    kept: false,
    connections: [
      {
        connectionId: crypto.randomUUID(),
        bankId: 'premium-v1',
        connectedAt: Date.now(),
        consentId: null,
        consentExpiresAt: null,
        authorizationHash: Buffer.from(randomBytes(32)).toString('base64url'),
        status: 'active',
        tokens: {
          accessToken: crypto.randomUUID(),
          issuedAt: Date.now(),
          accessTokenExpiresAt: Date.now() + 60 * 60_000,
          refreshToken: crypto.randomUUID(),
        },
      },
    ],
  };
}

async function relay(bank: Bank, count: number): Promise<MemoryReport['reads']> {
  const env = kontoEnvironment(bank, 5173, `sqlite:${folder}/sessions.db`);
  const { app, close } = await createNodeBff(parseConfig(env), () => {});
  const { connectionId, cookie } = await signIn(env.APP_ORIGIN, app);
  const url = `${env.APP_ORIGIN}${endpoints.transactions(connectionId, 'a')}`;
  const headers = { Cookie: cookie, 'X-Konto': '1', 'Sec-Fetch-Site': 'same-origin' };
  const readOnce = async () => {
    const answer = await app.fetch(new Request(url, { headers }));
    const { byteLength } = await answer.arrayBuffer();
    if (byteLength !== bank.pageLength)
      throw new Error(`Not the whole page: ${answer.status}, ${byteLength}`);
  };
  const read = async (times: number) => {
    for (let done = 0; done < times; done += 16) await Promise.all(Array.from({ length: 16 }, readOnce));
    return readMemory();
  };
  // Eight collections on the way: the code that made the page goes only when it has survived some of them unused.
  const sizes: number[] = [];
  for (let part = 0; part < 8; part += 1) sizes.push(await read(count / 8));
  const reads = { count, afterHalf: sizes[3] ?? Number.NaN, afterAll: sizes[7] ?? Number.NaN };
  await close(0);
  return reads;
}

async function readMemory(): Promise<number> {
  for (let again = 0; again < 3; again += 1) {
    globalThis.gc?.();
    await wait(20);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
