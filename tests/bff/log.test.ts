import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog, describeCause, type LogFields } from '../../bff/log.ts';
import { createTestApp } from '../support/test-app.ts';

const at = Date.UTC(2026, 2, 16, 9, 30);

function write(fields: LogFields, level: 'debug' | 'info' | 'warn' | 'error' = 'info'): string[] {
  const lines: string[] = [];
  createLog({ level: 'info', now: () => at, write: (line) => void lines.push(line) })(
    level,
    'request',
    fields,
  );
  return lines;
}

test('H3: a line is JSON with the time in UTC, level and event first', () => {
  expect(write({ requestId: 'r', status: 200, route: '/bff/session' })).toEqual([
    '{"time":"2026-03-16T09:30:00.000Z","level":"info","event":"request","requestId":"r","route":"/bff/session","status":200}',
  ]);
});

test('H3: a field that is not on the list is left out, however it came', () => {
  const fields: LogFields = { status: 200 };
  Object.assign(fields, { accessToken: 'canary', cookie: 'canary', query: 'canary' });
  expect(write(fields).join()).not.toContain('canary');
});

test('H3: no value can end a line or begin another', () => {
  const anyMethod = fc.property(fc.string({ unit: 'binary' }), (text) => {
    const [line = '', ...others] = write({ method: `GET\r\n{"level":"error"}${text}` });
    expect(others).toEqual([]);
    expect(line).not.toMatch(/[\r\n]/);
    expect(JSON.parse(line).level).toBe('info');
  });
  fc.assert(anyMethod);
});

test('levels below the configured one are not written', () => {
  expect(write({}, 'debug')).toEqual([]);
  expect(write({}, 'error')).toHaveLength(1);
  const lines: string[] = [];
  createLog({ level: 'silent', now: () => at, write: (line) => void lines.push(line) })('error', 'request');
  expect(lines).toEqual([]);
});

test('a cause is its class and the place where it was thrown, never its message', () => {
  const described = describeCause(new RangeError('canary\n    at canary:1:1'));
  expect(described.cause).toBe('RangeError');
  expect(described.thrownAt).toMatch(/^log\.test\.ts:/);
  expect(describeCause('canary')).toEqual({});
});

test('H3: a whole sign-in, a read and a sign-out log no token, cookie, code, query, IBAN or name', async () => {
  const konto = createTestApp();
  const browser = konto.browser();
  const authorizationUrl = await browser.login();
  const response = await browser.consent(authorizationUrl);
  const { connectionId } = await (await browser.callback(response)).json();
  const cookie = browser.cookies.header() ?? '';
  const accounts = await (await browser.fetch(`/bff/connections/${connectionId}/accounts`)).json();
  await browser.fetch('/bff/logout', { method: 'POST' });

  const [account] = accounts.accounts;
  const authorization = konto.bankRequests.at(-1)?.headers.get('Authorization')?.split(' ')[1];
  const secrets = [
    ...new URLSearchParams(response).values(),
    ...new URL(authorizationUrl).searchParams.values(),
    cookie.split('=')[1],
    authorization,
    connectionId,
    account.accountId,
    account.accountReference.iban,
    account.name,
  ].filter((secret) => secret && secret !== 'code' && secret !== 'S256');
  const log = konto.logLines.join('\n');
  expect(konto.logLines.length).toBeGreaterThanOrEqual(6);
  expect(secrets.length).toBeGreaterThanOrEqual(12);
  for (const secret of secrets) expect(log).not.toContain(secret);
  await konto.close();
});

test('H3: a sign-in, a refresh and a lost consent name the request that brought them about', async () => {
  const konto = createTestApp();
  const browser = konto.browser();
  const signedIn = await browser.callback(await browser.consent(await browser.login()));
  const { connectionId } = await signedIn.json();
  const read = () => browser.fetch(`/bff/connections/${connectionId}/accounts`);
  konto.levers.expireAccessTokens();
  const refreshed = await read();
  konto.levers.expireAccessTokens();
  konto.levers.expireRefreshTokens();
  const refused = await read();
  const events = konto.logLines.map((line) => JSON.parse(line)).filter(({ event }) => event !== 'request');
  expect(events.map(({ event }) => event)).toEqual(['signed_in', 'tokens_refreshed', 'consent_lost']);
  expect(events.map(({ requestId }) => requestId)).toEqual(
    [signedIn, refreshed, refused].map(({ headers }) => headers.get('X-Request-ID')),
  );
  await konto.close();
});

test('H3: every request is one line, with its request id, the route’s template and the outcome', async () => {
  const konto = createTestApp();
  const browser = konto.browser();
  const answers = [
    await browser.fetch('/bff/connections/canary-id/accounts/canary-account?canary=1'),
    await browser.fetch('/bff/canary-path'),
    await browser.fetch('/bff/session', { headers: { 'X-Konto': null } }),
    await browser.fetch('/bff/session', { method: 'PUT' }),
  ];
  const lines = konto.logLines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'request');
  expect(lines).toMatchObject([
    { route: '/bff/connections/:connectionId/accounts/:accountId', status: 401, code: 'no_session' },
    { route: '/*', status: 404, code: 'not_found' },
    { route: '/bff/session', status: 403, code: 'not_first_party' },
    { route: '/bff/session', method: 'PUT', status: 405, code: 'method_not_allowed' },
  ]);
  const ids = answers.map(({ headers }) => headers.get('X-Request-ID'));
  expect(lines.map(({ requestId }) => requestId)).toEqual(ids);
  expect(konto.logLines.join()).not.toContain('canary');
  await konto.close();
});

test('what is observed does not depend on the level', () => {
  const observed: unknown[] = [];
  const observe = (...event: unknown[]) => void observed.push(event);
  const log = createLog({ level: 'silent', now: () => at, write: expect.unreachable, observe });
  log('debug', 'bank_request', { call: 'accounts' });
  log('error', 'session_store_lost');
  expect(observed).toEqual([
    ['bank_request', { call: 'accounts' }],
    ['session_store_lost', {}],
  ]);
});
