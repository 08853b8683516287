import { expect, test, vi } from 'vitest';
import type { Disturbance } from '../../../../bff/sandbox/levers/disturbances.ts';
import { buildCodeForm, createTestBank, obtainCode, read, requestTokens, signIn } from '../bank-client.ts';

async function disturbAccounts(disturbance: Disturbance): Promise<Response> {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  bank.levers.disturb({ disturbance });
  return read(bank, access_token, '/v1/accounts');
}

test.each([404, 408, 429, 503])('fails with %i and an empty body', async (status) => {
  const response = await disturbAccounts({ kind: 'status', status });
  expect(response.status).toBe(status);
  expect(await response.text()).toBe('');
});

test('fails with an error code', async () => {
  const response = await disturbAccounts({ kind: 'status', status: 500, errorCode: 'INTERNAL_ERROR' });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ errorCode: 'INTERNAL_ERROR' });
});

test('fails with a body and a Retry-After of choice', async () => {
  const response = await disturbAccounts({ kind: 'status', status: 429, body: 'slow down', retryAfter: '7' });
  expect(response.headers.get('Retry-After')).toBe('7');
  expect(await response.text()).toBe('slow down');
});

test('answers HTML with 200', async () => {
  const response = await disturbAccounts({ kind: 'html' });
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(/^text\/html/);
});

test('redirects elsewhere', async () => {
  const response = await disturbAccounts({ kind: 'redirect', location: 'https://evil.invalid/' });
  expect(response.status).toBe(302);
  expect(response.headers.get('Location')).toBe('https://evil.invalid/');
});

test.each([undefined, 10])('declares the whole length and breaks off: after %s bytes', async (afterBytes) => {
  const response = await disturbAccounts({ kind: 'cut-off', ...(afterBytes && { afterBytes }) });
  const declared = Number(response.headers.get('Content-Length'));
  const body = response.body?.getReader();
  const first = await body?.read();
  expect(response.status).toBe(200);
  expect(first?.value?.byteLength).toBe(afterBytes ?? Math.floor(declared / 2));
  await expect(body?.read()).rejects.toThrow('Cut off');
});

test('answers late, and then as usual', async () => {
  const startedAt = performance.now();
  const response = await disturbAccounts({ kind: 'slow', ms: 30 });
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
  expect(response.status).toBe(200);
});

test('hangs until the caller leaves', async () => {
  const bank = createTestBank();
  const leaving = new AbortController();
  bank.levers.disturb({ disturbance: { kind: 'hang' } });
  const answer = bank.app.request(`${bank.baseUrl}/v1/accounts`, { signal: leaving.signal });
  await vi.waitFor(() => expect(bank.levers.readJournal().recent[0]?.status).toBeNull());
  leaving.abort();
  expect((await answer).status).toBe(503);
});

test('hangs until the levers are reset', async () => {
  const bank = createTestBank();
  bank.levers.disturb({ disturbance: { kind: 'hang' } });
  const answer = read(bank, 'unknown', '/v1/accounts');
  await vi.waitFor(() => expect(bank.levers.readJournal().counts.accounts).toBe(1));
  bank.levers.reset();
  expect((await answer).status).toBe(503);
});

test('disturbs as many answers as was ordered, of the endpoints that were meant, in order', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank);
  bank.levers.disturb({ endpoint: 'account', disturbance: { kind: 'status', status: 503 } });
  bank.levers.disturb({ times: 2, disturbance: { kind: 'status', status: 429 } });
  bank.levers.disturb({ endpoint: 'accounts', disturbance: { kind: 'status', status: 408 } });
  const statuses: number[] = [];
  for (const path of ['/v1/accounts', '/v1/accounts/x', '/v1/accounts/x', '/v1/accounts', '/v1/accounts']) {
    statuses.push((await read(bank, access_token, path)).status);
  }
  expect(statuses).toEqual([429, 503, 429, 408, 200]);
});

test('disturbs the token endpoint before it does anything', async () => {
  const bank = createTestBank();
  const code = await obtainCode(bank);
  bank.levers.disturb({ endpoint: 'token', disturbance: { kind: 'status', status: 500, body: '{}' } });
  expect((await requestTokens(bank, buildCodeForm(code))).status).toBe(500);
  expect(bank.levers.readJournal().tokenCallsByGrantType).toEqual({ authorization_code: 1 });
  expect((await requestTokens(bank, buildCodeForm(code))).status).toBe(200);
});

test('has rotated the refresh token already where the answer breaks off', async () => {
  const bank = createTestBank();
  const { refresh_token = '' } = await signIn(bank);
  bank.levers.disturb({ endpoint: 'token', disturbance: { kind: 'cut-off' } });
  const form = { grant_type: 'refresh_token', refresh_token };
  await expect(requestTokens(bank, form)).rejects.toThrow();
  expect(bank.levers.listIssuedSecrets().refreshTokens).toHaveLength(2);
});
