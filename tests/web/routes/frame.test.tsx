import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, onTestFinished, test } from 'vitest';
import { readPreferences } from '../../../web/preferences/preferences.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';

type Fetch = TestBrowser['fetch'];

interface Opening extends TestAppOptions {
  connections?: number;
  /** Stands between the application and its server. */
  through?: (fetch: Fetch) => Fetch;
}

/** A person with connections, on a screen that reads nothing of the bank. */
async function openHelp({ connections = 1, through = (fetch) => fetch, ...options }: Opening = {}) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  for (let made = 0; made < connections; made += 1) await browser.connect();
  const rendered = await renderApp({
    path: '/help/errors?from=here',
    browser: { ...browser, fetch: through(browser.fetch) },
    now: app.clock.now,
  });
  await screen.findByRole('heading', { level: 1, name: 'What the messages mean' });
  return { app, browser, ...rendered };
}

const readConnections = () => within(screen.getByRole('banner')).getAllByRole('listitem');

async function openConnections(user: UserEvent) {
  await user.click(await screen.findByRole('button', { name: /^Banka Duna/ }));
  return readConnections().map((connection) => within(connection));
}

async function askToDisconnect(user: UserEvent, name = 'Banka Duna') {
  const [connection] = await openConnections(user);
  if (!connection) throw new Error('No connection');
  await user.click(connection.getByRole('button', { name: `Disconnect ${name}` }));
  return within(
    await screen.findByRole('dialog', { name: (words) => words.replace(/^Disconnect ?/, '') === `${name}?` }),
  );
}

const refuse =
  (method: string, path: RegExp) =>
  (fetch: Fetch): Fetch =>
  async (asked, init) =>
    init?.method === method && path.test(asked) ? Promise.reject(new TypeError('down')) : fetch(asked, init);

test('the state of the connection stands on every screen, in words', async () => {
  const { user } = await openHelp();
  const [connection] = await openConnections(user);
  expect(connection?.getByText('Connected')).toBeVisible();
  expect(connection?.getByText('March 16, 2026')).toBeVisible();
  expect(screen.getByRole('button', { name: /Banka Duna Connected/ })).toBeVisible();
  expect(screen.getByText(/Invented people/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveAttribute('href', '#main');
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('the first screen begins at its beginning, every other at its heading', async () => {
  const { user } = await openHelp();
  expect(document.body).toHaveFocus();
  await user.tab();
  expect(screen.getByRole('link', { name: 'Skip to the content' })).toHaveFocus();
  await user.click(screen.getByRole('link', { name: 'Konto' }));
  const heading = await screen.findByRole('heading', { level: 1, name: 'Accounts' });
  await waitFor(() => expect(heading).toHaveFocus());
});

test('a production bank has no ribbon', async () => {
  await openHelp({ bank: { environment: 'production' } });
  await screen.findByRole('button', { name: /^Banka Duna/ });
  expect(screen.queryByText(/Invented people/)).toBeNull();
});

test('the connection that needs something comes first', async () => {
  const { app, browser, world } = await openHelp({ connections: 2 });
  expect(await screen.findByRole('button', { name: /Banka Duna \(1\) Connected and 1 more/ })).toBeVisible();
  app.levers.revokeConsents();
  const session = await browser.session();
  const second = session.status === 'signed-in' ? session.connections[1] : undefined;
  await browser.fetch(`/bff/connections/${second?.connectionId}/accounts`);
  await world.sessionLife.confirm();
  expect(
    await screen.findByRole('button', { name: /Banka Duna \(2\) Reconnect needed and 1 more/ }),
  ).toBeVisible();
});

test('two connections to one bank are told apart in all that can be done with them', async () => {
  const { user } = await openHelp({ connections: 2 });
  const connections = await openConnections(user);
  for (const [index, connection] of connections.entries()) {
    const name = `Banka Duna (${index + 1})`;
    expect(connection.getByRole('heading', { level: 2, name })).toBeVisible();
    for (const action of ['Renew', 'Disconnect'])
      expect(connection.getByRole('button', { name: `${action} ${name}` })).toBeVisible();
  }
});

test('renewing leads to the bank and remembers the place', async () => {
  const { user, left, browser } = await openHelp();
  await openConnections(user);
  await user.click(screen.getByRole('button', { name: 'Renew Banka Duna' }));
  await expect.poll(() => left).toHaveLength(1);
  const answer = await browser.callback(await browser.consent(left[0] ?? ''));
  const before = await browser.session();
  expect(await answer.json()).toMatchObject({
    returnTo: '/help/errors?from=here',
    connectionId: before.status === 'signed-in' && before.connections[0]?.connectionId,
  });
});

test('amounts are hidden and shown again by one button that says which', async () => {
  const { user } = await openHelp();
  const toggle = await screen.findByRole('button', { name: 'Hide amounts', pressed: false });
  await user.click(toggle);
  expect(screen.getByRole('button', { name: 'Hide amounts', pressed: true })).toBeVisible();
  expect(readPreferences().privacy).toBe(true);
});

test('language and appearance are chosen, and take effect at once', async () => {
  const { user } = await openHelp();
  await user.click(screen.getByRole('button', { name: 'Display' }));
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(document.documentElement.dataset.theme).toBe('dark');
  await user.click(screen.getByRole('radio', { name: 'Slovenčina' }));
  expect(await screen.findByRole('button', { name: 'Odhlásiť sa' })).toBeVisible();
  expect(document.documentElement.lang).toBe('sk');
});

test('E2: signing out ends the session on the server, and says that nothing is left', async () => {
  const { user, browser, router } = await openHelp();
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  await expect.poll(async () => (await browser.session()).status).toBe('signed-out');
  expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  await router.navigate('/accounts');
  expect(await screen.findByText(/Nothing of your accounts is left/)).toBeVisible();
});

test('a sign-out that fails is not shown as one', async () => {
  const { user } = await openHelp({ through: refuse('POST', /logout/) });
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'You are still signed in' }));
  expect(dialog.getByText('offline')).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeEnabled();
});

test('I4: a sign-out that the store cannot keep ends here, and says what stays', async () => {
  const { app, browser, user, router } = await openHelp();
  await app.store.close();
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  await expect.poll(() => browser.cookies.names()).toEqual([]);
  await expect.poll(() => screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  await router.navigate('/accounts');
  expect(await screen.findByText(/You are signed out in this browser/)).toBeVisible();
});

test('disconnecting asks first, and then says whether the bank was told', async () => {
  const { user, browser } = await openHelp({ connections: 2 });
  const question = await askToDisconnect(user, 'Banka Duna (1)');
  expect(await findAccessibilityFaults()).toEqual([]);
  await user.click(question.getByRole('button', { name: 'Disconnect' }));
  const answer = within(await screen.findByRole('dialog', { name: /^Banka Duna \(1\) ?is disconnected$/ }));
  expect(answer.getByText(/The bank was not told/)).toBeVisible();
  await user.click(answer.getByRole('button', { name: 'Close' }));
  await expect.poll(readConnections).toHaveLength(1);
  const session = await browser.session();
  expect(session.status === 'signed-in' && session.connections).toHaveLength(1);
});

test('who thinks better of it stays connected', async () => {
  const { user, browser } = await openHelp();
  await askToDisconnect(user);
  await user.click(await screen.findByRole('button', { name: 'Keep it connected' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect((await browser.session()).status).toBe('signed-in');
});

test('who closes the question by Escape is back at the button of the menu that it came from', async () => {
  const { user } = await openHelp();
  await askToDisconnect(user);
  fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: /^Banka Duna/ })).toHaveFocus();
});

test('disconnecting the last bank signs out', async () => {
  const { user, browser, router } = await openHelp();
  const question = await askToDisconnect(user);
  await user.click(question.getByRole('button', { name: 'Disconnect' }));
  await expect.poll(async () => (await browser.session()).status).toBe('signed-out');
  await router.navigate('/accounts');
  expect(await screen.findByText(/Your bank is disconnected and you are signed out/)).toBeVisible();
});

test('a disconnection that fails says so and can be tried again', async () => {
  const { user } = await openHelp({ through: refuse('DELETE', /connections/) });
  const question = await askToDisconnect(user);
  await user.click(question.getByRole('button', { name: 'Disconnect' }));
  expect(await question.findByText('offline')).toBeVisible();
  expect(question.getByRole('button', { name: 'Disconnect' })).toBeEnabled();
});
