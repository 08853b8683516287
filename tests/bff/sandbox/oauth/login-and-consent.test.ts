import { expect, test } from 'vitest';
import { type SandboxBank, sandboxUsers } from '../../../../bff/sandbox/sandbox-bank.ts';
import { consentAtSandbox } from '../../../support/sandbox-sign-in.ts';
import {
  buildAuthorizationUrl,
  createTestBank,
  readAccounts,
  redirectUri,
  signIn,
  startOfTests,
} from '../bank-client.ts';

async function openLogin(bank: SandboxBank, headers: Record<string, string> = {}) {
  const response = await bank.app.request(await buildAuthorizationUrl(bank), { headers });
  const html = await response.text();
  return { response, html, interaction: findInteraction(html) };
}

const findInteraction = (html: string): string => /name="interaction" value="([^"]+)"/.exec(html)?.[1] ?? '';

const post = (bank: SandboxBank, page: 'login' | 'consent', fields: Record<string, string>) =>
  bank.app.request(`${bank.baseUrl}/auth/${page}`, { method: 'POST', body: new URLSearchParams(fields) });

async function openConsent(bank: SandboxBank, credentials: Record<string, string> = { testUser: 'jana' }) {
  const { interaction } = await openLogin(bank);
  const signedIn = await post(bank, 'login', { interaction, ...credentials });
  const url = new URL(signedIn.headers.get('Location') ?? '', bank.baseUrl);
  const response = await bank.app.request(url.href);
  const html = await response.text();
  return { url, response, html, interaction: findInteraction(html), loginInteraction: interaction };
}

test('shows every test user with the password on the login page', async () => {
  const { html } = await openLogin(createTestBank());
  expect(sandboxUsers.length).toBeGreaterThanOrEqual(2);
  for (const { username, password, name } of sandboxUsers) {
    expect(html).toContain(name);
    expect(html).toContain(`value="${username}"`);
    expect(html).toContain(`<code>${password}</code>`);
  }
});

test('signs in with user name and password', async () => {
  const { html } = await openConsent(createTestBank(), { username: ' peter ', password: 'piesok' });
  expect(html).toContain('Peter Kováč');
});

test.each([
  { username: 'jana', password: 'wrong' },
  { username: 'nobody', password: 'piesok' },
  { username: '', password: '' },
  { testUser: 'nobody' },
])('refuses credentials that are wrong, and stays on the page: %o', async (credentials) => {
  const bank = createTestBank();
  const { interaction } = await openLogin(bank);
  const response = await post(bank, 'login', { interaction, ...credentials });
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain('role="alert"');
  expect(html).toContain('aria-invalid="true"');
  expect((await post(bank, 'login', { interaction, testUser: 'jana' })).status).toBe(303);
});

test('escapes what was typed', async () => {
  const bank = createTestBank();
  const { interaction } = await openLogin(bank);
  const response = await post(bank, 'login', {
    interaction,
    username: '"><script>x</script>',
    password: 'x',
  });
  expect(await response.text()).not.toContain('<script>');
});

test('gives the interaction another id at login, and forgets the first', async () => {
  const bank = createTestBank();
  const { interaction, loginInteraction } = await openConsent(bank);
  expect(interaction).not.toBe(loginInteraction);
  const stale = await bank.app.request(`${bank.baseUrl}/auth/consent?interaction=${loginInteraction}`);
  expect(stale.status).toBe(400);
  const again = await post(bank, 'login', { interaction: loginInteraction, testUser: 'peter' });
  expect(again.status).toBe(400);
});

test('shows no consent page before the login', async () => {
  const bank = createTestBank();
  const { interaction } = await openLogin(bank);
  const page = await bank.app.request(`${bank.baseUrl}/auth/consent?interaction=${interaction}`);
  const decision = await post(bank, 'consent', { interaction, decision: 'allow', account: 'current' });
  expect(page.status).toBe(400);
  expect(decision.status).toBe(400);
});

test('survives a reload of the consent page', async () => {
  const bank = createTestBank();
  const { url } = await openConsent(bank);
  expect((await bank.app.request(url.href)).status).toBe(200);
});

test('ends the interaction with the decision', async () => {
  const bank = createTestBank();
  const { interaction } = await openConsent(bank);
  const fields = { interaction, decision: 'allow', account: 'current' };
  expect((await post(bank, 'consent', fields)).status).toBe(303);
  const again = await post(bank, 'consent', fields);
  expect(again.status).toBe(400);
  expect(await again.text()).toContain('This sign-in has ended');
});

test('ends the interaction after ten minutes', async () => {
  let now = startOfTests;
  const bank = createTestBank({ now: () => now });
  const { interaction } = await openLogin(bank);
  now += 10 * 60_000;
  expect((await post(bank, 'login', { interaction, testUser: 'jana' })).status).toBe(400);
});

test('returns code and state after the consent', async () => {
  const bank = createTestBank();
  const url = await buildAuthorizationUrl(bank);
  const response = await consentAtSandbox((request) => bank.app.fetch(request), url);
  expect(response.origin + response.pathname).toBe(redirectUri);
  expect(response.searchParams.get('code')).toMatch(/^[\da-f]{64}$/);
  expect(response.searchParams.get('state')).toBe('a state with / and +');
});

test('returns access_denied and state after a refusal', async () => {
  const bank = createTestBank();
  const url = await buildAuthorizationUrl(bank);
  const response = await consentAtSandbox((request) => bank.app.fetch(request), url, { decision: 'refuse' });
  expect(response.searchParams.get('error')).toBe('access_denied');
  expect(response.searchParams.get('state')).toBe('a state with / and +');
  expect(bank.levers.listConsents()).toHaveLength(0);
});

test('asks again where no account was chosen, with none chosen', async () => {
  const bank = createTestBank();
  const { interaction } = await openConsent(bank);
  const response = await post(bank, 'consent', { interaction, decision: 'allow' });
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(html).toContain('Choose at least one account');
  expect(html).not.toMatch(/name="account"[^>]*checked/);
});

test('covers the chosen accounts alone', async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank, { accounts: ['savings', 'empty'] });
  const names = (await readAccounts(bank, access_token)).map(({ displayName }) => displayName);
  expect(names).toEqual(['Na chalupu', 'Rezerva']);
});

test("never covers another person's account", async () => {
  const bank = createTestBank();
  const { access_token } = await signIn(bank, { username: 'peter', accounts: ['current', 'business'] });
  expect(await readAccounts(bank, access_token)).toHaveLength(1);
});

test('lasts as long as was chosen', async () => {
  const bank = createTestBank();
  const { interaction, html } = await openConsent(bank);
  expect(html).toContain('180 days');
  const fiveMinutes = String(5 * 60_000);
  await post(bank, 'consent', { interaction, decision: 'allow', account: 'current', duration: fiveMinutes });
  expect(bank.levers.listConsents()[0]?.expiresAt).toBe(startOfTests + 5 * 60_000);
});

test('proposes the configured duration, and falls back on it', async () => {
  const bank = createTestBank({ lifetimes: { consentMs: 90_000 } });
  const { interaction, html } = await openConsent(bank);
  expect(html).toMatch(/<select[^>]*>\s*<option value="90000">90 seconds/);
  await post(bank, 'consent', { interaction, decision: 'allow', account: 'current', duration: 'for ever' });
  expect(bank.levers.listConsents()[0]?.expiresAt).toBe(startOfTests + 90_000);
});

test.each([
  ['sk-SK,sk;q=0.9,en;q=0.5', 'sk', 'Testovací používatelia'],
  ['en-GB,en', 'en', 'Test users'],
  ['de', 'en', 'Test users'],
])('speaks the language of the browser: %s', async (accepted, language, text) => {
  const { html } = await openLogin(createTestBank(), { 'Accept-Language': accepted });
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).toContain(text);
});

test('lets the forms lead to the registered redirect URIs and nothing else in', async () => {
  const bank = createTestBank();
  const { response: login } = await openLogin(bank);
  const { response: consent } = await openConsent(bank);
  for (const { headers } of [login, consent]) {
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' http://localhost:5173; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cache-Control')).toBe('no-store');
  }
});

test.each([
  ['style.css', 'text/css; charset=utf-8'],
  ['mark.svg', 'image/svg+xml'],
])('serves what its pages need: %s', async (file, type) => {
  const { app, baseUrl } = createTestBank();
  const response = await app.request(`${baseUrl}/auth/${file}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe(type);
});
