import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';

const dayMs = 24 * 60 * 60 * 1000;
const consentOf = (days: number) => ({
  lifetimes: {
    authorizationCodeMs: 60_000,
    accessTokenMs: 300_000,
    refreshTokenMs: 200 * dayMs,
    consentMs: Math.max(days, 0.25) * dayMs,
  },
});

async function openConnections(usernames: readonly string[], options: TestAppOptions = {}) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  for (const username of usernames) await browser.connect({ username });
  const rendered = await renderApp({ path: '/connections', browser, now: app.clock.now });
  await screen.findByRole('heading', { level: 1, name: 'Connections' });
  return { app, browser, ...rendered };
}

const readCard = async (name: string) => within(await screen.findByRole('region', { name }));

/** The facts of a card, by their names. */
const readFacts = (card: Awaited<ReturnType<typeof readCard>>) => {
  const terms = card.getAllByRole('term').map(({ textContent }) => textContent);
  const definitions = card.getAllByRole('definition').map(({ textContent }) => textContent);
  return Object.fromEntries(terms.map((term, index) => [term, definitions[index]]));
};

test('a connection tells its accounts, what is shared, since when, when it was read, and until when', async () => {
  await openConnections(['jana'], consentOf(180));
  const card = await readCard('Banka Duna');
  await card.findByRole('link', { name: /^Bežný účet/ });
  expect(card.getByText('Connected')).toBeVisible();
  const facts = readFacts(card);
  expect(facts['What is shared']).toBe('Accounts, balances and transactions. Nothing can be paid.');
  expect(facts['Consent given']).toMatch(/March 16, 2026/);
  expect(facts['Last read']).toMatch(/As of/);
  expect(facts['Consent ends']).toMatch(/^\D*September 12, 2026 · 180 days are left\. The bank says so\.$/);
  expect(card.getByRole('meter', { name: 'What is left of the consent' })).toHaveAttribute('value', '180');
  expect(document.title).toBe('Connections · Konto');
  expect(await findAccessibilityFaults()).toEqual([]);
});

test.each([
  [14, 'Consent ends in 14 days'],
  [1, 'Consent ends in 1 day'],
  [0, 'Consent ends today'],
])('%i days before its end the card and the bar of every screen say so', async (days, words) => {
  await openConnections(['jana'], consentOf(days));
  const card = await readCard('Banka Duna');
  expect(await card.findByText(words)).toBeVisible();
  expect(screen.getByRole('button', { name: `Banka Duna ${words}` })).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('of two connections the bar names the one that needs something', async () => {
  const { app } = await openConnections(['jana', 'peter']);
  await screen.findByRole('button', { name: /Banka Duna \(1\) Connected and 1 more/ });
  app.levers.revokeConsents({ username: 'peter' });
  app.levers.expireAccessTokens();
  const card = await readCard('Banka Duna (2)');
  await card.findByRole('button', { name: /^Refresh/ }).then((button) => button.click());
  expect(await screen.findByText('Banka Duna (2)', { selector: '[popovertarget] *' })).toBeInTheDocument();
  expect(await card.findByText('Reconnect needed')).toBeVisible();
  expect(card.queryByRole('meter')).not.toBeInTheDocument();
});

test('renewing leads to the bank and back to this screen', async () => {
  const { browser, left, user } = await openConnections(['jana']);
  const card = await readCard('Banka Duna');
  await user.click(card.getByRole('button', { name: 'Renew Banka Duna' }));
  await waitFor(() => expect(left).toHaveLength(1));
  const answer = await browser.callback(await browser.consent(left[0] ?? ''));
  expect(await answer.json()).toMatchObject({ returnTo: '/connections' });
});

test('a list of accounts that cannot be read says why, and leaves the rest of the card', async () => {
  await openConnections(['jana'], {
    intercept: (request, sandbox) =>
      request.url.endsWith('/v1/accounts') ? new Response('', { status: 503 }) : sandbox(request),
  });
  const card = await readCard('Banka Duna');
  expect(await card.findByRole('alert')).toHaveTextContent('bank_unavailable');
  expect(readFacts(card)['Consent ends']).toMatch(/Estimated/);
});

test('Konto’s own session is told apart from every consent', async () => {
  await openConnections(['jana']);
  const session = within(await screen.findByRole('region', { name: 'Your session in Konto' }));
  expect(session.getAllByText(/^You are signed in on this device until/)).toHaveLength(1);
  expect(session.getByText(/This is not your consent at a bank/)).toBeVisible();
});

test('every connection’s menu leads here', async () => {
  const { user, router } = await openConnections(['jana']);
  await router.navigate('/help/errors');
  await user.click(await screen.findByRole('button', { name: /^Banka Duna/ }));
  await user.click(screen.getByRole('link', { name: 'More about your connections' }));
  expect(router.state.location.pathname).toBe('/connections');
});
