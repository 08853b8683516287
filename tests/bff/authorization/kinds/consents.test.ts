// A third party: a consent before each authorization, and its end, against the sandbox bank.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sandboxThirdParty } from '../../../../bff/sandbox/sandbox-bank.ts';
import { endpoints } from '../../../../shared/endpoints.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../../../support/test-app.ts';
import type { TestBrowser } from '../../../support/test-browser.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
let konto: TestApp;
let browser: TestBrowser;

let intercept: NonNullable<TestAppOptions['intercept']>;

function open(options: TestAppOptions = {}) {
  intercept = (request, sandbox) => sandbox(request);
  konto = createTestApp({
    bank: { ...sandboxThirdParty, usage: 'tpp' },
    intercept: (...call) => intercept(...call),
    ...options,
  });
  browser = konto.browser();
}

/** Keeps the calls with this method to such a path of the bank on their way, until they are let go. */
function holdBack(method: string, path = '/consents/') {
  const arrived = Promise.withResolvers<void>();
  const onItsWay = Promise.withResolvers<void>();
  intercept = async (request, sandbox) => {
    if (request.method === method && request.url.includes(path)) {
      arrived.resolve();
      await onItsWay.promise;
    }
    return sandbox(request);
  };
  return { arrived: arrived.promise, letGo: onItsWay.resolve };
}

beforeEach(() => open());
afterEach(() => konto.close());

const paths = () =>
  konto.bankRequests.map(
    ({ method, url }) => `${method} ${new URL(url).pathname.replace('/premium/sandbox', '')}`,
  );
const consents = () => konto.levers.listConsents();
const tokenCalls = () => konto.levers.readJournal().tokenCallsByGrantType;
const read = (connectionId: string) => browser.fetch(endpoints.accounts(connectionId));
const disconnect = async (connectionId: string) =>
  (await browser.fetch(endpoints.connection(connectionId), { method: 'DELETE' })).json();
const login = async () => {
  const answer = await browser.post(endpoints.login, {});
  return { status: answer.status, retryAfter: answer.headers.get('Retry-After'), ...(await answer.json()) };
};
const logged = (event: string) =>
  konto.logLines.map((line) => JSON.parse(line)).filter((line) => line.event === event);
const storedConsent = async () => {
  const lookup = await konto.sessions.open(browser.cookies.header() ?? undefined);
  if (lookup.status !== 'open') throw new Error(lookup.status);
  return lookup.open.session.connections[0];
};

test('a consent is made first, the authorization is for it, and the code is exchanged without a scope', async () => {
  const authorizationUrl = new URL(await browser.login());
  expect(paths()).toEqual(['POST /auth/oauth/v2/token', 'POST /v3/consents']);
  const form = new URLSearchParams(await konto.bankRequests[0]?.clone().text());
  expect(Object.fromEntries(form)).toEqual({ grant_type: 'client_credentials', scope: 'PREMIUM_AIS' });
  expect(await konto.bankRequests[1]?.clone().json()).toEqual({ combinedServiceIndicator: true });
  const [, consentId] = authorizationUrl.searchParams.get('scope')?.split(':') ?? [];
  expect(authorizationUrl.searchParams.get('scope')).toMatch(/^PREMIUM_AIS:[\da-f-]{36}$/);

  const answer = await browser.callback(await browser.consent(authorizationUrl.href));
  const { connectionId } = await answer.json();
  const exchange = konto.bankRequests.filter(({ url }) => url.endsWith('/token'))[1];
  expect(new URLSearchParams(await exchange?.clone().text()).has('scope')).toBe(false);
  expect(await storedConsent()).toMatchObject({ consentId, status: 'active' });
  expect((await read(connectionId)).status).toBe(200);
});

test('client credentials are asked for once, by all who wait, until a minute before their end', async () => {
  await Promise.all(Array.from({ length: 5 }, () => browser.login()));
  expect(tokenCalls().client_credentials).toBe(1);
  konto.clock.advance(day - minute - 1);
  await browser.login();
  expect(tokenCalls().client_credentials).toBe(1);
  konto.clock.advance(1);
  await browser.login();
  expect(tokenCalls().client_credentials).toBe(2);
});

test('client credentials that the bank takes no more are asked for again, once', async () => {
  await browser.login();
  konto.levers.expireClientTokens();
  await browser.login();
  expect(tokenCalls().client_credentials).toBe(2);
  konto.levers.disturb({ endpoint: 'consents', times: 2, disturbance: { kind: 'status', status: 401 } });
  expect(await login()).toMatchObject({ status: 502, code: 'client_rejected' });
  expect(tokenCalls().client_credentials).toBe(3);
});

test.each([
  [{ kind: 'status', status: 503, retryAfter: '7' }, 503, 'bank_unavailable', '7'],
  [{ kind: 'status', status: 403, errorCode: 'NO_CONTRACT' }, 403, 'contract_missing', null],
  [{ kind: 'status', status: 400 }, 502, 'bank_misbehaved', null],
  [{ kind: 'status', status: 201, body: '{"consentId":"../accounts"}' }, 502, 'bank_misbehaved', null],
  [{ kind: 'html' }, 502, 'bank_misbehaved', null],
  [{ kind: 'cut-off' }, 503, 'bank_unavailable', '5'],
] as const)(
  'a consent that cannot be made is a failure with a name: %j',
  async (disturbance, status, code, retryAfter) => {
    konto.levers.disturb({ endpoint: 'consents', disturbance });
    expect(await login()).toMatchObject({
      status,
      code,
      ...(retryAfter && { retryAfter: Number(retryAfter) }),
    });
    const [line] = logged('request');
    expect(line).toMatchObject({ code, cause: 'BankCallFailure', call: 'consent' });
  },
);

test.each([
  [{ kind: 'status', status: 503 }, 'bank_unavailable'],
  [{ kind: 'status', status: 401, body: '{"error":"invalid_client"}' }, 'client_rejected'],
  [{ kind: 'html' }, 'bank_misbehaved'],
] as const)(
  'client credentials that cannot be had are told from the consent: %j',
  async (disturbance, code) => {
    konto.levers.disturb({ endpoint: 'token', disturbance });
    expect(await login()).toMatchObject({ code });
    expect(logged('request')[0]).toMatchObject({
      code,
      cause: 'BankCallFailure',
      call: 'client-credentials',
    });
  },
);

test('L1: disconnecting deletes the consent at the bank, and says so', async () => {
  const { connectionId } = await browser.connect();
  const { consentId } = (await storedConsent()) ?? {};
  expect(await disconnect(connectionId)).toEqual({ consentDeleted: true });
  expect(consents()).toMatchObject([{ consentId, status: 'revoked' }]);
  expect(paths().at(-1)).toBe(`DELETE /v1/consents/${consentId}`);
  expect(logged('consent_deleted')).toHaveLength(1);
});

test('a consent that is gone already is deleted, too', async () => {
  const { connectionId } = await browser.connect();
  konto.levers.disturb({ endpoint: 'consents', times: 2, disturbance: { kind: 'status', status: 404 } });
  expect(await disconnect(connectionId)).toEqual({ consentDeleted: true });
});

test('where the first version has no such path, the third one is asked', async () => {
  const { connectionId } = await browser.connect();
  konto.levers.disturb({ endpoint: 'consents', disturbance: { kind: 'status', status: 404 } });
  expect(await disconnect(connectionId)).toEqual({ consentDeleted: true });
  expect(consents()).toMatchObject([{ status: 'revoked' }]);
});

test.each([
  { kind: 'status', status: 500 },
  { kind: 'status', status: 200 },
  { kind: 'html' },
  { kind: 'redirect' },
] as const)(
  'L1: a consent that the bank may still hold is not called deleted, and the connection is gone here: %j',
  async (disturbance) => {
    const { connectionId } = await browser.connect();
    konto.levers.disturb({ endpoint: 'consents', disturbance });
    expect(await disconnect(connectionId)).toEqual({ consentDeleted: false });
    expect(await browser.session()).toEqual({ status: 'signed-out' });
    expect(logged('consent_left')).toMatchObject([{ cause: 'BankCallFailure', call: 'consent-deletion' }]);
  },
);

test('L1: a deletion that no version of the bank has is not called done, and is in the log', async () => {
  const { connectionId } = await browser.connect();
  konto.levers.disturb({ endpoint: 'consents', disturbance: { kind: 'status', status: 404 } });
  konto.levers.disturb({ endpoint: 'consents', disturbance: { kind: 'status', status: 405 } });
  expect(await disconnect(connectionId)).toEqual({ consentDeleted: false });
  expect(logged('consent_left')).toMatchObject([{ cause: 'BankCallFailure', call: 'consent-deletion' }]);
});

test('E4: who disconnects waits two and a half seconds for the bank, which is told all the same', async () => {
  const { connectionId } = await browser.connect();
  const held = holdBack('DELETE');
  const disconnecting = disconnect(connectionId);
  await held.arrived;
  expect(konto.clock.running()[0]).toBe(2_500);
  konto.clock.advance(2_500);
  expect(await disconnecting).toEqual({ consentDeleted: false });
  held.letGo();
  await vi.waitFor(() => expect(logged('consent_deleted')).toHaveLength(1));
});

test('the end of a consent takes eight seconds at most, whatever number of calls it needs', async () => {
  const { connectionId } = await browser.connect();
  const held = holdBack('DELETE');
  const disconnecting = disconnect(connectionId);
  await held.arrived;
  konto.clock.advance(8_000);
  await disconnecting;
  await vi.waitFor(() => expect(logged('consent_left')).toMatchObject([{ cause: 'TimeoutError' }]));
});

test('E4: the session is over before the bank has answered', async () => {
  const { connectionId } = await browser.connect();
  konto.levers.disturb({ endpoint: 'consents', disturbance: { kind: 'hang' } });
  const copied = browser.cookies.header();
  const disconnecting = disconnect(connectionId);
  await vi.waitFor(() => expect(paths().at(-1)).toMatch(/^DELETE/));
  const answer = await browser.fetch(endpoints.session, { headers: { Cookie: copied } });
  expect(await answer.json()).toEqual({ status: 'signed-out' });
  konto.clock.advance(10_000);
  expect(await disconnecting).toEqual({ consentDeleted: false });
});

test('L1: a renewal deletes the consent that it replaces, once the new one is stored', async () => {
  const { connectionId } = await browser.connect();
  const before = await storedConsent();
  const steps: string[] = [];
  const { update } = konto.store;
  konto.store.update = async (...entry) => {
    const isUpdated = await update(...entry);
    steps.push(`stored after ${paths().length} calls`);
    return isUpdated;
  };
  await browser.connect({ connectionId });
  const deletion = `DELETE /v1/consents/${before?.consentId}`;
  await vi.waitFor(() => expect(paths()).toContain(deletion));
  expect(steps).toContain(`stored after ${paths().indexOf(deletion)} calls`);
  expect((await storedConsent())?.consentId).not.toBe(before?.consentId);
  expect(consents()).toMatchObject([
    { consentId: before?.consentId, status: 'revoked' },
    { status: 'valid' },
  ]);
  expect((await read(connectionId)).status).toBe(200);
});

test.each([
  ['says that the consent has ended', { kind: 'status', status: 401, errorCode: 'CONSENT_EXPIRED' }],
  ['rejects the access token', { kind: 'status', status: 401 }],
] as const)(
  'a read that a renewal overtakes is repeated with the new consent, where the bank %s',
  async (_what, disturbance) => {
    const { connectionId } = await browser.connect();
    const held = holdBack('GET', '/accounts');
    konto.levers.disturb({ endpoint: 'accounts', disturbance });
    const reading = read(connectionId);
    await held.arrived;
    await browser.connect({ connectionId });
    held.letGo();
    expect((await reading).status).toBe(200);
    expect(tokenCalls().refresh_token).toBeUndefined();
    expect(await browser.session()).toMatchObject({ connections: [{ connectionId, status: 'active' }] });
    expect(logged('consent_lost')).toEqual([]);
  },
);

test('a renewal that is given up, refused or fails leaves the old consent as it was', async () => {
  const { connectionId } = await browser.connect();
  await browser.login({ connectionId });
  const refused = await browser.consent(await browser.login({ connectionId }), { decision: 'refuse' });
  expect((await browser.callback(refused)).status).toBe(400);
  const response = await browser.consent(await browser.login({ connectionId }));
  konto.levers.disturb({
    endpoint: 'token',
    disturbance: { kind: 'status', status: 400, body: '{"error":"invalid_grant"}' },
  });
  expect((await browser.callback(response)).status).toBe(502);
  expect(consents()[0]).toMatchObject({ status: 'valid' });
  expect((await read(connectionId)).status).toBe(200);
});

test('L1: a consent whose authorization was refused is deleted when its person comes back', async () => {
  const authorizationUrl = await browser.login();
  const [, consentId] = new URL(authorizationUrl).searchParams.get('scope')?.split(':') ?? [];
  const answer = await browser.callback(await browser.consent(authorizationUrl, { decision: 'refuse' }));
  expect((await answer.json()).code).toBe('authorization_denied');
  await vi.waitFor(() => expect(paths().at(-1)).toBe(`DELETE /v1/consents/${consentId}`));
});

test('L1: a consent that was given to a session that has ended meanwhile is deleted', async () => {
  await browser.connect();
  const response = await browser.consent(await browser.login());
  const held = Promise.withResolvers<void>();
  const { change } = konto.sessions;
  konto.sessions.change = async (...given) => {
    held.resolve();
    await browser.post(endpoints.logout, {});
    return change(...given);
  };
  expect((await (await browser.callback(response)).json()).code).toBe('authorization_unknown');
  await vi.waitFor(() => expect(consents()).toMatchObject([{ status: 'valid' }, { status: 'revoked' }]));
});

test('L1: a consent whose code the bank does not exchange is deleted', async () => {
  const response = await browser.consent(await browser.login());
  konto.levers.disturb({
    endpoint: 'token',
    disturbance: { kind: 'status', status: 400, body: '{"error":"invalid_grant"}' },
  });
  expect((await (await browser.callback(response)).json()).code).toBe('token_exchange_failed');
  await vi.waitFor(() => expect(consents()).toMatchObject([{ status: 'revoked' }]));
});

test('L1: a consent for which the session has no room is deleted', async () => {
  for (let connections = 1; connections < 8; connections += 1) await browser.connect();
  const response = await browser.consent(await browser.login());
  await browser.connect();
  expect((await (await browser.callback(response)).json()).code).toBe('session_full');
  await vi.waitFor(() => expect(consents().filter(({ status }) => status === 'revoked')).toHaveLength(1));
});

test('until when the consent is given is taken from the bank, where it says so; where it fails, nothing is lost', async () => {
  const bodies = ['{"consentStatus":"valid","validUntil":"2026-09-12"}', '{"consentStatus":"valid"}', '<p>'];
  const known = [];
  for (const body of bodies) {
    const response = await browser.consent(await browser.login());
    konto.levers.disturb({ endpoint: 'consents', disturbance: { kind: 'status', status: 200, body } });
    await browser.callback(response);
  }
  const failing = await browser.consent(await browser.login());
  konto.levers.disturb({ endpoint: 'consents', disturbance: { kind: 'status', status: 500 } });
  expect((await browser.callback(failing)).status).toBe(200);
  const session = await browser.session();
  if (session.status === 'signed-in') known.push(...session.connections.map((each) => each.consentExpiresAt));
  expect(known).toEqual(['2026-09-12T00:00:00.000Z', null, null, null]);
  expect(logged('consent_unreadable')).toMatchObject([{ call: 'consent-status' }]);
});

test('a bank that does not say until when the consent is given costs two and a half seconds, and no tokens', async () => {
  const response = await browser.consent(await browser.login());
  const held = holdBack('GET');
  const answering = browser.callback(response);
  await held.arrived;
  await vi.waitFor(() => expect(tokenCalls().authorization_code).toBe(1));
  konto.clock.advance(2_500);
  const { connectionId } = await (await answering).json();
  expect(logged('consent_unreadable')).toMatchObject([{ cause: 'TimeoutError' }]);
  expect((await read(connectionId)).status).toBe(200);
});

test('D1: fifty parallel reads after the access token’s end make one refresh and fifty answers', async () => {
  await konto.close();
  open({ lifetimes: { accessTokenMs: 10 * minute } });
  const { connectionId } = await browser.connect({ keep: true });
  konto.clock.advance(10 * minute);
  const answers = await Promise.all(Array.from({ length: 50 }, () => read(connectionId)));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect(tokenCalls().refresh_token).toBe(1);
});

test('C3: no answer and no log line holds a client’s own token, or the id of a consent beyond the bank’s address', async () => {
  const seen: string[] = [];
  const { fetch } = browser;
  browser.fetch = async (...request) => {
    const answer = await fetch(...request);
    seen.push(JSON.stringify([...answer.headers]), await answer.clone().text());
    return answer;
  };
  const { connectionId } = await browser.connect();
  await read(connectionId);
  const addresses = seen.splice(0).filter((text) => text.includes('authorizationUrl'));
  await browser.session();
  konto.levers.expireClientTokens();
  await browser.post(endpoints.login, {});
  konto.levers.disturb({ endpoint: 'consents', disturbance: { kind: 'status', status: 500 } });
  await disconnect(connectionId);
  const { clientTokens } = konto.levers.listIssuedSecrets();
  const consentIds = consents().map(({ consentId }) => consentId);
  expect([addresses.length, clientTokens.length, consentIds.length]).toEqual([1, 2, 1]);
  const text = [...seen, ...konto.logLines].join('\n');
  for (const canary of [...clientTokens, ...consentIds]) expect(text).not.toContain(canary);
  for (const token of clientTokens) expect(addresses.join()).not.toContain(token);
});
