// Two banks, of which one is hostile: it has the honest one answer the request that Konto made of itself, so that the
// honest one's code comes back with a state that names the hostile one. (RFC 9700 §4.4)
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { buildEntry } from '../../support/two-banks.ts';

const honest = 'https://honest.example';
let konto: TestApp;
let browser: TestBrowser;
/** The bodies of whatever the hostile bank's servers were sent. */
let collected: string[];

function open(hostile: Record<string, unknown> = {}) {
  collected = [];
  const entries = [buildEntry({ id: 'honest' }), buildEntry({ id: 'hostile', ...hostile })];
  konto = createTestApp({
    banks: entries,
    intercept: async (request, bank) => {
      if (new URL(request.url).hostname !== 'hostile.example') return bank(request);
      collected.push(await request.text());
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    },
  });
  browser = konto.browser();
}

beforeEach(() => open());
afterEach(() => konto.close());

/** Where the hostile authorization endpoint sends the browser: the honest one, as if Konto had asked that. */
async function redirectToHonest(authorizationUrl: string, redirectUri: string): Promise<string> {
  const asked = new URL(authorizationUrl).searchParams;
  const address = new URL(await konto.browser().login({ bankId: 'honest' }));
  for (const name of ['state', 'code_challenge']) address.searchParams.set(name, asked.get(name) ?? '');
  address.searchParams.set('redirect_uri', redirectUri);
  return address.href;
}

const stealThrough = async (page: string): Promise<string> =>
  browser.consent(
    await redirectToHonest(await browser.login({ bankId: 'hostile' }), `http://localhost:5173${page}`),
  );
const refusal = async (answering: Promise<Response>) => (await (await answering).json()).code;

test('B6: the honest bank’s code arrives on its own page, and never at the hostile bank’s token endpoint', async () => {
  const response = await stealThrough('/callback/honest');
  expect(new URLSearchParams(response).get('code')).toBeTruthy();
  expect(await refusal(browser.callback(response, '/callback/honest'))).toBe('authorization_failed');
  expect(collected).toEqual([]);
  expect(await browser.session()).toEqual({ status: 'signed-out' });
  const logged = konto.logLines.find((line) => line.includes('sign_in_failed'));
  expect(JSON.parse(logged ?? '{}')).toMatchObject({ code: 'authorization_failed', cause: 'MixedUpBanks' });
});

test('B6: to the hostile bank’s page the honest bank sends nobody', async () => {
  const stealing = stealThrough('/callback/hostile');
  await expect(stealing).rejects.toThrow('The sandbox bank shows no form');
  expect(collected).toEqual([]);
});

test.each(['/callback', '/callback/', '/callback/other', '', '//hostile.example/callback/hostile'])(
  'B6: a response belongs to no bank whose page it did not come to: %j',
  async (path) => {
    const response = await browser.consent(await browser.login({ bankId: 'honest' }));
    expect(await refusal(browser.post(endpoints.callback, { response, path }))).toBe('authorization_failed');
    expect(konto.levers.readJournal().counts.token ?? 0).toBe(0);
  },
);

test('B6: a code that names its issuer does not get past another bank, whatever the page', async () => {
  open({ redirectUri: 'http://localhost:5173/callback' });
  const state = new URL(await browser.login({ bankId: 'hostile' })).searchParams.get('state') ?? '';
  const response = new URLSearchParams({ code: 'c-1', state, iss: `${honest}/premium/sandbox` });
  expect(await refusal(browser.callback(String(response), '/callback'))).toBe('authorization_failed');
  expect(collected).toEqual([]);
});

test('each bank’s own code goes to its own token endpoint, also where both are asked at once', async () => {
  const [toHonest, toHostile] = [
    await browser.login({ bankId: 'honest' }),
    await browser.login({ bankId: 'hostile' }),
  ];
  const response = await browser.consent(toHonest);
  expect((await browser.callback(response, '/callback/honest')).status).toBe(200);
  const state = new URL(toHostile).searchParams.get('state') ?? '';
  await browser.callback(`code=its-own&state=${state}`, '/callback/hostile');
  expect(collected.map((body) => new URLSearchParams(body).get('code'))).toEqual(['its-own']);
});
