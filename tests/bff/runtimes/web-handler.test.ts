import { afterEach, expect, test, vi } from 'vitest';
import { createWebHandler } from '../../../bff/runtimes/web-handler.ts';
import { formatBase64Url, randomBytes } from '../../../bff/session/bytes.ts';
import { createTestBrowser } from '../../support/test-browser.ts';

const appOrigin = 'https://konto.example';
const environment = {
  APP_ORIGIN: appOrigin,
  BANK_BASE_URL: 'https://bank.example/premium/production',
  OAUTH_CLIENT_ID: 'client',
  OAUTH_CLIENT_SECRET: 'a secret of the client',
  SESSION_KEYS: formatBase64Url(randomBytes(32)),
  LOG_LEVEL: 'silent',
};
const context = { waitUntil: () => {}, clientAddress: undefined };
const ask = (path = '/bff/health') => new Request(appOrigin + path);

afterEach(() => void vi.restoreAllMocks());

test('H8: a configuration that cannot be used is explained once in the log, and is a problem to everybody', async () => {
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  const answer = createWebHandler({
    SESSION_STORE: 'sqlite:canary.db',
    LOG_LEVEL: 'canary-level',
    OAUTH_CLIENT_SECRET: 'canary-secret',
  });
  for (const path of ['/bff/health', '/bff/session', '/bff/unknown']) {
    const { status, headers } = await answer(ask(path), context);
    expect([status, headers.get('Cache-Control')]).toEqual([500, 'no-store']);
    expect(headers.get('Content-Type')).toBe('application/problem+json');
  }
  expect(await (await answer(ask(), context)).json()).toMatchObject({ code: 'unexpected' });
  expect(complaints).toHaveBeenCalledTimes(1);
  const told = String(complaints.mock.calls[0]);
  for (const variable of ['APP_ORIGIN', 'BANK_BASE_URL', 'SESSION_KEYS', 'SESSION_STORE', 'LOG_LEVEL'])
    expect(told.match(new RegExp(`^ +${variable} `, 'gm')), variable).toHaveLength(1);
  expect(told).not.toContain('canary');
});

test('F5: that nothing can be served is said with the headers of every answer', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const { headers } = await createWebHandler({})(ask(), context);
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
});

test('what a platform hands over besides texts is left alone', async () => {
  const answer = createWebHandler({ ...environment, ASSETS: { fetch }, BANK_NAME: {} });
  expect((await answer(ask(), context)).status).toBe(200);
});

test('the calls of one client are limited, by the address that the platform names and no header', async () => {
  const answer = createWebHandler({ ...environment, LIMIT_SIGN_IN_PER_MINUTE: '2' });
  const loginFrom = async (clientAddress: string, forwardedFor: string) => {
    const app = { fetch: (request: Request) => answer(request, { ...context, clientAddress }) };
    const browser = createTestBrowser({ app, fetchBank: fetch, appOrigin, now: Date.now });
    const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': forwardedFor };
    return (await browser.fetch('/bff/login', { method: 'POST', headers, body: '{}' })).status;
  };
  const one = ['198.51.100.1', '198.51.100.2', '198.51.100.3'].map((other) =>
    loginFrom('203.0.113.7', other),
  );
  expect((await Promise.all(one)).sort()).toEqual([200, 200, 429]);
  expect(await loginFrom('203.0.113.8', '198.51.100.1')).toBe(200);
});

test('the platform is asked to wait from the beginning of a request to beyond its answer', async () => {
  const order: string[] = [];
  const waiting: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => {
    order.push('asked');
    waiting.push(work.then(() => order.push('let go')));
  };
  const answer = createWebHandler(environment);
  const answering = answer(ask(), { ...context, waitUntil }).then(() => order.push('answered'));
  expect(order).toEqual(['asked']);
  await Promise.all([answering, ...waiting]);
  expect(order).toEqual(['asked', 'answered', 'let go']);
});
