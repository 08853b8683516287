// What happens to a person whose session cookie has no room for another connection.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestAppOver, type TestAppOver } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

const minute = 60_000;
let konto: TestAppOver;
let browser: TestBrowser;
let filler: string;

beforeEach(() => {
  filler = '-'.repeat(460); // a token of the sandbox bank has 36 characters
  konto = createTestAppOver(null, {
    appOrigin: 'https://konto.example',
    lifetimes: { accessTokenMs: 10 * minute },
    intercept: async (request, bank) =>
      request.method === 'POST' ? lengthen(await bank(await shortenForm(request))) : bank(shorten(request)),
  });
  browser = konto.browser();
});
afterEach(() => konto.close());

/** A bank whose tokens are longer than the sandbox bank's own. */
async function lengthen(answer: Response): Promise<Response> {
  const { access_token, refresh_token, ...rest } = await answer.json();
  const tokens = { access_token: access_token + filler, refresh_token: refresh_token + filler };
  return Response.json({ ...rest, ...tokens });
}

async function shortenForm(request: Request): Promise<Request> {
  const form = new URLSearchParams(await request.text());
  const refreshToken = form.get('refresh_token');
  if (refreshToken !== null) form.set('refresh_token', cut(refreshToken));
  return new Request(request.url, { method: 'POST', headers: request.headers, body: form });
}

function shorten(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('Authorization', cut(headers.get('Authorization') ?? ''));
  return new Request(request, { headers });
}

const cut = (token: string) => token.replace(/-{9,}$/, '');
const connect = async (username: string, address?: string) =>
  browser.callback(await browser.consent(address ?? (await browser.login()), { username }));
const read = async (connectionId: string) => (await browser.fetch(endpoints.accounts(connectionId))).status;

test('A5: a connection too many is refused by name, and those before go on, refreshes included', async () => {
  const begunBefore = await browser.login();
  const connected = [await connect('jana'), await connect('peter')];
  const ids = await Promise.all(connected.map(async (answer) => (await answer.json()).connectionId));
  const before = await browser.session();
  const refused = await connect('zuzana', begunBefore);
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'session_full']);
  expect(await browser.session()).toEqual(before);
  konto.clock.advance(10 * minute);
  for (const id of ids) expect(await read(id)).toBe(200);
  expect(konto.levers.readJournal().tokenCallsByGrantType.refresh_token).toBe(2);
});

test('A5: a bank whose tokens will not fit is not visited, and there is room again when a connection is gone', async () => {
  const { connectionId } = await (await connect('jana')).json();
  await connect('peter');
  const refused = await browser.post(endpoints.login, {});
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'session_full']);
  expect(refused.headers.getSetCookie()).toEqual([]);
  await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  expect((await connect('zuzana')).status).toBe(200);
});

test('A5: tokens that fit into no cookie are refused by name, and nobody is half signed in', async () => {
  filler = '-'.repeat(2_000);
  const refused = await connect('jana');
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'session_full']);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
  const failures = konto.logLines.filter((line) => line.includes('"sign_in_failed"'));
  expect(failures.map((line) => JSON.parse(line).code)).toEqual(['session_full']);
});

test('A5: every cookie on the way is below 4,096 bytes, and a kept session has room for as much', async () => {
  const setCookies: string[] = [];
  for (const username of ['jana', 'peter']) {
    const response = await browser.consent(await browser.login({ keep: true }), { username });
    setCookies.push(...(await browser.callback(response)).headers.getSetCookie());
  }
  const session = setCookies.filter((setCookie) => setCookie.startsWith('__Host-konto-session='));
  expect(session).toHaveLength(2);
  for (const { length } of session) expect(length).toBeLessThanOrEqual(4_096);
  expect(session[1]?.length).toBeGreaterThan(3_000);
});
