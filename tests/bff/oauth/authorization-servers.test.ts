import { expect, test } from 'vitest';
import { createRefresh } from '../../../bff/authorization/refresh.ts';
import { createReadServer } from '../../../bff/oauth/authorization-servers.ts';
import type { ServerMetadata } from '../../../bff/oauth/server-metadata.ts';
import { createTokenEndpoint } from '../../../bff/oauth/token-endpoint.ts';
import { Problem } from '../../../bff/problem.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';
import { createScriptedTransport } from '../../support/scripted-transport.ts';
import { createTestClock } from '../../support/test-clock.ts';

const embedded = configureOAuthBank();
const issuer = 'https://bank.example';
const bank = { ...embedded, authorizationServer: { issuer } };
const hour = 60 * 60_000;

const describeServer = (tokenUrl: string): ServerMetadata => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: tokenUrl,
});
const first = describeServer(`${issuer}/token`);
const second = describeServer(`${issuer}/v2/token`);
const unavailable = (retryAfter: number) => new Problem('bank_unavailable', { retryAfter });

/** A server that says one thing after the other; the last one stays. */
function prepare(...says: (ServerMetadata | Problem)[]) {
  const clock = createTestClock(0);
  const events: string[] = [];
  let asked = 0;
  const read = createReadServer({
    now: clock.now,
    waitUntil: () => {},
    log: (level, event) => void events.push(`${level} ${event}`),
    discover: async () => {
      const outcome = says[Math.min(asked, says.length - 1)];
      asked += 1;
      if (outcome instanceof Problem || outcome === undefined) throw outcome;
      return outcome;
    },
  });
  return { read: () => read(bank), clock, events, asked: () => asked };
}

test('without an issuer the configuration is the server, and nobody is asked', async () => {
  const discover = () => Promise.reject(new Error('asked'));
  const read = createReadServer({ discover, waitUntil: () => {}, now: () => 0, log: () => {} });
  expect(await read(embedded)).toEqual({
    issuer: embedded.baseUrl,
    authorization_endpoint: `${embedded.baseUrl}/auth/oauth/v2/authorize`,
    token_endpoint: `${embedded.baseUrl}/auth/oauth/v2/token`,
  });
});

test('a server is asked once by all who need it, and then once an hour', async () => {
  const { read, clock, asked } = prepare(first, second);
  expect(await Promise.all(Array.from({ length: 20 }, read))).toEqual(Array(20).fill(first));
  clock.advance(hour - 1);
  expect(await read()).toEqual(first);
  expect(asked()).toBe(1);
  clock.advance(1);
  expect(await Promise.all(Array.from({ length: 20 }, read))).toEqual(Array(20).fill(second));
  expect(asked()).toBe(2);
});

test('D9: what is known stays good while the server cannot be asked, and it is asked again after a pause', async () => {
  const { read, clock, asked, events } = prepare(
    first,
    unavailable(5),
    new Problem('bank_misbehaved'),
    second,
  );
  await read();
  clock.advance(hour);
  expect(await read()).toEqual(first);
  expect(await read()).toEqual(first);
  expect(asked()).toBe(2);
  clock.advance(5_000);
  expect(await read()).toEqual(first);
  clock.advance(5_000);
  expect(await read()).toEqual(second);
  expect(events).toEqual(Array(2).fill('warn server_metadata_unreadable'));
});

test('D9: where nothing is known, the failure is everybody’s until the server wants to be asked again', async () => {
  const { read, clock, asked } = prepare(unavailable(20), unavailable(600), first);
  for (let reads = 0; reads < 5; reads += 1)
    await expect(read()).rejects.toMatchObject({ code: 'bank_unavailable' });
  expect(asked()).toBe(1);
  clock.advance(20_000);
  await expect(read()).rejects.toMatchObject({ code: 'bank_unavailable' });
  clock.advance(30_000);
  expect(await read()).toEqual(first);
  expect(asked()).toBe(3);
});

test('D9: a refresh for which nothing is known may pass, and loses no consent', async () => {
  const { read, clock } = prepare(unavailable(20));
  const transport = createScriptedTransport([]);
  const tokenEndpoint = createTokenEndpoint({ ...clock, transport, readServer: read });
  const refresh = createRefresh({
    authorizationOf: () => ({
      renew: ({ refreshToken }) => tokenEndpoint.refreshAccessToken(bank, refreshToken ?? ''),
    }),
    now: clock.now,
  });
  const tokens = { accessToken: 'a', issuedAt: 0, accessTokenExpiresAt: 0, refreshToken: 'r' };
  const connection = { connectionId: 'c', bankId: bank.bankId, connectedAt: 0, consentId: null };
  const refreshing = refresh({
    ...connection,
    consentExpiresAt: null,
    authorizationHash: 'h',
    status: 'active',
    tokens,
  });
  await expect(refreshing).rejects.toMatchObject({ code: 'bank_unavailable', details: { retryAfter: 20 } });
  expect(transport.requests).toEqual([]);
});
