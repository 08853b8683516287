// Everything that the browser gets, the log writes and the metrics show, over a whole life of a connection, searched for
// what must not be there.
import { afterEach, expect, test } from 'vitest';
import { createMetrics } from '../../bff/runtimes/metrics.ts';
import { endpoints } from '../../shared/endpoints.ts';
import { aggregator, institution } from '../support/aggregator.ts';
import {
  createTestApp,
  createTestAppOver,
  type TestAppOptions,
  type TestAppOver,
} from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const minute = 60_000;
const clientSecret = 'canary-of-the-client-secret';
let konto: TestAppOver;
afterEach(() => konto.close());

/** Writes down every answer whole: status, headers and body. */
function watch(browser: TestBrowser): { traffic: string[]; browser: TestBrowser } {
  const traffic: string[] = [];
  const { fetch } = browser;
  browser.fetch = async (...request) => {
    const answer = await fetch(...request);
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
    traffic.push([String(answer.status), ...headers, await answer.clone().text()].join('\n'));
    return answer;
  };
  return { traffic, browser };
}

async function liveThrough(browser: TestBrowser) {
  const refused = await browser.consent(await browser.login(), { decision: 'refuse' });
  await browser.callback(refused);
  const response = await browser.consent(await browser.login({ returnTo: '/accounts' }));
  const { connectionId } = await (await browser.callback(response)).json();
  await browser.callback(response);
  await browser.fetch(endpoints.session);
  const { accounts } = await (await browser.fetch(endpoints.accounts(connectionId))).json();
  const { accountId } = accounts[0];
  await browser.fetch(endpoints.account(connectionId, accountId));
  await browser.fetch(`${endpoints.transactions(connectionId, accountId)}?page=2`);
  await browser.fetch(`${endpoints.transactions(connectionId, accountId)}?page=x`);

  konto.clock.advance(10 * minute);
  await browser.fetch(endpoints.accounts(connectionId));
  for (const disturbance of [
    { kind: 'html' },
    { kind: 'redirect' },
    { kind: 'status', status: 500 },
  ] as const) {
    konto.levers.disturb({ times: 3, disturbance });
    for (let read = 0; read < 3; read += 1) await browser.fetch(endpoints.accounts(connectionId));
  }
  konto.clock.advance(10 * minute);
  for (const disturbance of [
    { kind: 'html' },
    { kind: 'status', status: 503 },
    { kind: 'cut-off' },
  ] as const) {
    konto.levers.disturb({ endpoint: 'token', disturbance });
    await browser.fetch(endpoints.accounts(connectionId));
    konto.clock.advance(minute / 2);
  }
  konto.levers.revokeConsents();
  await browser.fetch(endpoints.accounts(connectionId));
  await browser.connect({ connectionId, keep: true });
  await browser.fetch(endpoints.accounts(connectionId));
  await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });
  await browser.connect();
  await browser.post(endpoints.logout, {});
  return { iban: accounts[0].accountReference.iban, accountId, connectionId };
}

/** Where sessions are kept: what the browser's cookie holds differs. */
const keepings = [
  { kept: 'in a store', open: (options: TestAppOptions): TestAppOver => createTestApp(options) },
  { kept: 'in the cookie', open: (options: TestAppOptions) => createTestAppOver(null, options) },
];

test.each(keepings)(
  'C3: no answer, no log line and no metric holds a token, verifier, code or client secret ($kept)',
  async ({ open }) => {
    const verifiers = new Set<string>();
    const metrics = createMetrics({ countUnfinishedWork: () => 0 });
    konto = open({
      observe: metrics.observe,
      client: { clientId: 'konto', clientSecret },
      lifetimes: { accessTokenMs: 10 * minute },
      intercept: async (request, bank) => {
        const form = new URLSearchParams(request.method === 'POST' ? await request.clone().text() : '');
        if (form.has('code_verifier')) verifiers.add(form.get('code_verifier') ?? '');
        return bank(request);
      },
    });
    const { traffic, browser } = watch(konto.browser());
    const { iban } = await liveThrough(browser);

    const { codes, accessTokens, refreshTokens } = konto.levers.listIssuedSecrets();
    const canaries = [
      ...codes,
      ...accessTokens,
      ...refreshTokens,
      ...verifiers,
      clientSecret,
      btoa(`konto:${clientSecret}`),
    ];
    expect([codes.length, verifiers.size, traffic.length]).toEqual([3, 3, expect.any(Number)]);
    expect(accessTokens.length).toBeGreaterThan(4);
    const seen = [...traffic, ...konto.logLines, await metrics.read()].join('\n');
    expect(seen).toContain(iban);
    for (const canary of canaries) expect(seen).not.toContain(canary);
  },
);

test.each(keepings)(
  'H3: neither log nor metrics name a person, account, cookie, state or query, and the log is JSON line by line ($kept)',
  async ({ open }) => {
    const metrics = createMetrics({ countUnfinishedWork: () => 0 });
    konto = open({ lifetimes: { accessTokenMs: 10 * minute }, observe: metrics.observe });
    const { traffic, browser } = watch(konto.browser());
    const { iban, accountId, connectionId } = await liveThrough(browser);
    const written = [...konto.logLines, await metrics.read()].join('\n');
    const cookies = traffic.join('\n').matchAll(/^set-cookie: [^=]+=([^;]{10,})/gm);
    const states = traffic.join('\n').matchAll(/[?&]state=([\w-]+)/g);
    for (const [, canary = ''] of [...cookies, ...states]) expect(written).not.toContain(canary);
    for (const canary of [iban, accountId, connectionId, 'Jana', 'page='])
      expect(written).not.toContain(canary);
    for (const line of konto.logLines) expect(JSON.parse(line)).toMatchObject({ time: expect.any(String) });
  },
);

test.each(keepings)(
  'C3: nor the key, an application token or the id of a session at an aggregator, nor whose address it was told ($kept)',
  async ({ open }) => {
    const metrics = createMetrics({ countUnfinishedWork: () => 0 });
    const tokens = new Set<string>();
    konto = open({
      ...aggregator,
      observe: metrics.observe,
      intercept: (request, bank) => {
        tokens.add(request.headers.get('Authorization')?.replace('Bearer ', '') ?? '');
        return bank(request);
      },
    });
    const { traffic, browser } = watch(konto.browser());
    const { connectionId } = await browser.connect({ institution });
    const { accounts } = await (await browser.fetch(endpoints.accounts(connectionId))).json();
    const detail = await (await browser.fetch(endpoints.account(connectionId, accounts[0]))).json();
    await browser.fetch(endpoints.balances(connectionId, accounts[0]));
    await browser.fetch(`${endpoints.transactions(connectionId, accounts[0])}?cursor=unknown`);
    await browser.fetch(endpoints.session);
    konto.levers.revokeConsents();
    await browser.fetch(endpoints.account(connectionId, accounts[0]));
    await browser.connect({ connectionId });
    await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' });

    const { codes, sessionIds } = konto.levers.listIssuedSecrets();
    const keyText = aggregator.bank.privateKey.split('\n')[1] ?? '';
    expect([codes.length, sessionIds.length, tokens.size, keyText.length > 1000]).toEqual([2, 2, 1, true]);
    const seen = [...traffic, ...konto.logLines, await metrics.read()].join('\n');
    expect(seen).toContain(detail.account_id.iban);
    for (const canary of [...codes, ...sessionIds, ...tokens, keyText, keyText.slice(0, 64)])
      expect(seen).not.toContain(canary);
  },
);
