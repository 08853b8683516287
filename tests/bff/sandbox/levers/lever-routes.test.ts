import { expect, test } from 'vitest';
import type { SandboxBank } from '../../../../bff/sandbox/sandbox-bank.ts';
import { createTestBank, read, signIn } from '../bank-client.ts';

const origin = 'http://127.0.0.1:5174';

function pull(bank: SandboxBank, lever: string, body?: object, headers: Record<string, string> = {}) {
  return bank.app.request(`${origin}/levers/${lever}`, {
    method: 'POST',
    headers: { 'X-Sandbox': '1', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
}

const look = async (bank: SandboxBank, what: string) =>
  (await bank.app.request(`${origin}/levers/${what}`, { headers: { 'X-Sandbox': '1' } })).json();

test.each([
  ['revoke-consents', { username: 'jana' }, 401],
  ['revoke-consents', undefined, 401],
  ['withdraw-consents', {}, 403],
  ['expire-access-tokens', undefined, 401],
  ['shift-clock', { ms: 91 * 24 * 3_600_000 }, 401],
  ['disturb', { disturbance: { kind: 'status', status: 503, retryAfter: '1' } }, 503],
  ['disturb', { endpoint: 'accounts', times: 2, disturbance: { kind: 'html' } }, 200],
  ['rotate-refresh-tokens', { on: false }, 200],
  ['expire-refresh-tokens', undefined, 200],
  ['reset', undefined, 401],
])('pulls %s with %o', async (lever, body, status) => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  expect((await pull(bank, lever, body)).status).toBe(200);
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(status);
});

test('says how many consents were meant', async () => {
  const bank = createTestBank();
  await signIn(bank);
  expect(await (await pull(bank, 'revoke-consents')).json()).toEqual({ result: 1 });
});

test('shows the journal, the consents and what was issued', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  expect(await look(bank, 'journal')).toMatchObject({ counts: { token: 1 } });
  expect(await look(bank, 'consents')).toMatchObject([{ username: 'jana', status: 'valid' }]);
  expect(await look(bank, 'issued-secrets')).toMatchObject({ accessTokens: [access_token] });
});

test.each([
  ['disturb', { disturbance: { kind: 'explode' } }],
  ['disturb', { disturbance: { kind: 'status', status: 'many' } }],
  ['disturb', { endpoint: 'login', disturbance: { kind: 'html' } }],
  ['disturb', { times: 0, disturbance: { kind: 'html' } }],
  ['disturb', undefined],
  ['shift-clock', { ms: 'tomorrow' }],
  ['revoke-consents', { user: 'jana' }],
])('refuses %s with %o', async (lever, body) => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  expect((await pull(bank, lever, body)).status).toBe(400);
  expect((await read(bank, access_token, '/v1/accounts')).status).toBe(200);
});

test('answers nobody who does not name the sandbox', async () => {
  const { app } = createTestBank();
  const responses = [
    app.request(`${origin}/levers/journal`),
    app.request(`${origin}/levers/reset`, { method: 'POST' }),
  ];
  for (const response of await Promise.all(responses)) expect(response.status).toBe(403);
});

test.each(['cross-site', 'same-site'])('refuses a browser that comes from elsewhere: %s', async (site) => {
  const response = await pull(createTestBank(), 'reset', undefined, { 'Sec-Fetch-Site': site });
  expect(response.status).toBe(403);
});

test.each(['http://bank.example', 'http://127.0.0.1.nip.io:5174', 'http://192.168.1.7:5174'])(
  'refuses another name than this machine: %s',
  async (elsewhere) => {
    const { app } = createTestBank();
    const response = await app.request(`${elsewhere}/levers/journal`, { headers: { 'X-Sandbox': '1' } });
    expect(response.status).toBe(403);
  },
);

test.each(['http://localhost:5174', 'http://[::1]:5174'])(
  'answers on every name of this machine: %s',
  async (own) => {
    const { app } = createTestBank();
    const response = await app.request(`${own}/levers/journal`, { headers: { 'X-Sandbox': '1' } });
    expect(response.status).toBe(200);
  },
);

test('never answers below the public base path', async () => {
  const { app, baseUrl } = createTestBank();
  const response = await app.request(`${baseUrl}/levers/journal`, { headers: { 'X-Sandbox': '1' } });
  expect(response.status).toBe(404);
});
