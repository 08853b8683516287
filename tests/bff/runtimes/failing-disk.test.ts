import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutlivedKonto, type OutlivedKonto } from '../../support/outlived-konto.ts';

// `npm start` on a session store whose disk gives out. A limit of the system on how long a file may grow stands for the
// full disk.

const people = 5;
const pageBytes = 4096;
/** (https://sqlite.org/fileformat2.html §1.6) */
const indexLeaf = 0x0a;

let konto: OutlivedKonto;

beforeEach(async () => {
  konto = await createOutlivedKonto();
});

afterEach(() => konto.close());

/** Each with an access token that has just run out. */
async function signInPeople() {
  const signedIn = [];
  for (let count = 0; count < people; count += 1) {
    const browser = konto.browser();
    const { connectionId } = await browser.connect();
    signedIn.push({ browser, path: `/bff/connections/${connectionId}/accounts` });
  }
  konto.bank.levers.expireAccessTokens();
  return signedIn;
}

const readAll = (signedIn: Awaited<ReturnType<typeof signInPeople>>) =>
  Promise.all(signedIn.map(async ({ browser, path }) => (await browser.fetch(path)).status));

const statusOf = async (path: string) => (await konto.fetch(path)).status;
const readLost = () =>
  konto
    .output()
    .split('\n')
    .filter((line) => line.includes('"session_store_lost"'));

const kilobytesOf = (file: string) => Math.ceil(statSync(file).size / 1024);

test('I1: on a full disk the bank is asked for no tokens that could not be kept, and nobody loses a consent', async () => {
  await konto.start();
  const signedIn = await signInPeople();
  await konto.start({ kilobytes: 64 });
  expect(await readAll(signedIn)).toEqual(signedIn.map(() => 503));
  const newcomer = konto.browser();
  const response = await newcomer.consent(await newcomer.login());
  const before = konto.bank.levers.readJournal().counts.token;
  expect((await newcomer.callback(response)).status).toBe(503);
  expect(konto.bank.levers.readJournal().counts.token).toBe(before);
  expect(konto.bank.refreshes()).toBe(0);

  await konto.start();
  expect(await readAll(signedIn)).toEqual(signedIn.map(() => 200));
  expect(konto.bank.refreshes()).toBe(people);
  expect((await newcomer.callback(response)).status).toBe(200);
});

test('I1: where the disk fills up after the first refresh, there is room for those who come next', async () => {
  await konto.start();
  const signedIn = await signInPeople();
  await readAll(signedIn.slice(0, 1));
  await konto.start({ kilobytes: kilobytesOf(konto.database) });
  expect(await readAll(signedIn)).toEqual(signedIn.map(() => 200));
  expect(konto.bank.refreshes()).toBe(people);
});

test('I3: on a full disk it is not ready, and says once why', async () => {
  await konto.start();
  await signInPeople();
  await konto.start({ kilobytes: 64 });
  for (const _ of [1, 2, 3]) expect(await statusOf('/bff/ready')).toBe(503);
  expect(await statusOf('/bff/health')).toBe(200);
  await expect.poll(readLost).toHaveLength(1);
  expect(JSON.parse(readLost()[0] ?? '')).toMatchObject({ level: 'error', reason: 'SQLITE_IOERR' });
  await konto.start();
  expect(await statusOf('/bff/ready')).toBe(200);
});

test('I3: a damaged page signs out the people whose rows it held, and nobody else, and the log says what it is', async () => {
  await konto.start();
  const signedIn = await signInPeople();
  await konto.kill();
  damageRow();
  await konto.start();
  const statuses = await readAll(signedIn);
  expect(new Set(statuses)).toEqual(new Set([200, 401]));
  await expect.poll(readLost).toEqual([expect.stringContaining('"reason":"SQLITE_CORRUPT"')]);
});

/** Of the table's pages with rows, the last: what the log had is in the file already. */
function damageRow() {
  rmSync(`${konto.database}-wal`);
  const bytes = readFileSync(konto.database);
  const pages = Array.from({ length: bytes.length / pageBytes }, (_, index) => index * pageBytes);
  const leaf = pages.findLast((at) => bytes[at] === indexLeaf) ?? 0;
  bytes.fill(0xff, leaf + 3, leaf + 64);
  writeFileSync(konto.database, bytes);
}
