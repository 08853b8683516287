// What a third party does at the sandbox bank, as an unofficial client of the real one does it.
import { beforeEach, expect, test } from 'vitest';
import { type SandboxBank, sandboxThirdParty } from '../../../../bff/sandbox/sandbox-bank.ts';
import { consentAtSandbox } from '../../../support/sandbox-sign-in.ts';
import {
  buildAuthorizationUrl,
  buildCodeForm,
  createTestBank,
  read,
  requestTokens,
  signIn,
} from '../bank-client.ts';

let bank: SandboxBank;
beforeEach(() => {
  bank = createTestBank();
});

const { clientId, clientSecret } = sandboxThirdParty;
const inBody = { client_id: clientId, client_secret: clientSecret };
const inHeader = { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
const forItself = { grant_type: 'client_credentials', scope: 'PREMIUM_AIS' };

async function authenticate(): Promise<string> {
  const { status, body } = await requestTokens(bank, { ...forItself, ...inBody }, {});
  expect([status, body.expires_in, body.refresh_token]).toEqual([200, 86_400, undefined]);
  return body.access_token;
}

async function call(method: string, path: string, accessToken: string, body: string | null = null) {
  const headers = { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' };
  const answer = await bank.app.request(bank.baseUrl + path, { method, headers, body });
  const text = await answer.text();
  return { status: answer.status, ...(text && JSON.parse(text)) };
}

async function create(accessToken: string): Promise<string> {
  const { status, consentId, consentStatus } = await call('POST', '/v3/consents', accessToken, '{}');
  expect([status, consentStatus]).toEqual([201, 'received']);
  return consentId;
}

const authorize = async (scope: string, choice: Parameters<typeof consentAtSandbox>[2] = {}) => {
  const url = await buildAuthorizationUrl(bank, { client_id: clientId, scope });
  const { searchParams } = await consentAtSandbox((request) => bank.app.fetch(request), url, choice);
  return { error: searchParams.get('error'), code: searchParams.get('code') ?? '' };
};

test('a client that says who it is in the form gets from a consent to rows and back', async () => {
  const accessToken = await authenticate();
  const consentId = await create(accessToken);
  const { code } = await authorize(`PREMIUM_AIS:${consentId}`);
  const { body } = await requestTokens(bank, buildCodeForm(code, { ...inBody, scope: 'PREMIUM_AIS' }), {});
  expect((await read(bank, body.access_token, '/v1/accounts')).status).toBe(200);
  const path = `/v3/consents/${consentId}`;
  expect(await call('GET', path, accessToken)).toEqual({ status: 200, consentId, consentStatus: 'valid' });
  expect(await call('DELETE', path, accessToken)).toEqual({ status: 204 });
  expect((await read(bank, body.access_token, '/v1/accounts')).status).toBe(401);
  expect(await call('DELETE', path, accessToken)).toEqual({ status: 404 });
});

test('it may say so in a header as well, and delete at the first version', async () => {
  const { body } = await requestTokens(bank, forItself, inHeader);
  const consentId = await create(body.access_token);
  expect((await call('DELETE', `/v1/consents/${consentId}`, body.access_token)).status).toBe(204);
});

test('the scope has to fit the kind of application, and name a consent of its own that waits', async () => {
  const accessToken = await authenticate();
  const consentId = await create(accessToken);
  for (const scope of ['PREMIUM_AIS', 'PREMIUM_AIS:', 'PREMIUM_AIS:x', `OTHER:${consentId}`])
    expect((await authorize(scope)).error, scope).toBe('invalid_scope');
  const asConsumer = await buildAuthorizationUrl(bank, { scope: `PREMIUM_AIS:${consentId}` });
  const refused = await consentAtSandbox((request) => bank.app.fetch(request), asConsumer);
  expect(refused.searchParams.get('error')).toBe('invalid_scope');
  expect((await authorize(`PREMIUM_AIS:${consentId}`, { decision: 'refuse' })).error).toBe('access_denied');
  const path = `/v3/consents/${consentId}`;
  expect((await call('GET', path, accessToken)).consentStatus).toBe('rejected');
  expect((await authorize(`PREMIUM_AIS:${consentId}`)).error).toBe('invalid_scope');
});

test('a code and a refresh token are good for the application that they were issued to', async () => {
  const { code } = await authorize(`PREMIUM_AIS:${await create(await authenticate())}`);
  expect((await requestTokens(bank, buildCodeForm(code))).body.error).toBe('invalid_grant');
  const { refresh_token = '' } = await signIn(bank);
  const stolen = { grant_type: 'refresh_token', refresh_token, ...inBody };
  expect((await requestTokens(bank, stolen, {})).body.error).toBe('invalid_grant');
});

test('consents are for third parties, and for tokens of theirs that have not expired', async () => {
  expect((await requestTokens(bank, forItself)).body.error).toBe('unauthorized_client');
  const { access_token: persons } = await signIn(bank);
  expect((await call('POST', '/v3/consents', persons)).status).toBe(401);
  const accessToken = await authenticate();
  expect((await call('POST', '/v3/consents', accessToken, '[]')).status).toBe(400);
  bank.levers.expireClientTokens();
  expect((await call('POST', '/v3/consents', accessToken)).status).toBe(401);
});

test('a consent that its person has ended, or that has run out, says so', async () => {
  const accessToken = await authenticate();
  const consentId = await create(accessToken);
  await authorize(`PREMIUM_AIS:${consentId}`);
  const readStatus = async () => (await call('GET', `/v3/consents/${consentId}`, accessToken)).consentStatus;
  bank.levers.revokeConsents({ consentId });
  expect(await readStatus()).toBe('revokedByPsu');
});
