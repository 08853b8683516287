import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { veilWhileAway } from '../../../web/session/veil.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { type RenderedApp, renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';

async function openAccounts(options: TestAppOptions = {}) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  const channelName = crypto.randomUUID();
  const openTab = async (path: string) => {
    const tab = await renderApp({ path, browser, now: app.clock.now, channelName });
    await within(tab.container).findAllByRole('link', { name: /Bežný účet/ });
    return tab;
  };
  return { app, browser, openTab };
}

const readsOfData = ({ world }: RenderedApp) =>
  world.queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey: [kind] }) => String(kind))
    .filter((kind) => kind !== 'session' && kind !== 'banks');

const connectionOf = ({ world }: RenderedApp): string => {
  const session = world.queryClient.getQueryData<{ connections: { connectionId: string }[] }>(['session']);
  return session?.connections[0]?.connectionId ?? '';
};

/** As a screen with twenty accounts reads: all at once, through the application's own client and cache. */
const readTwentyTimes = ({ world }: RenderedApp, connectionId: string) =>
  Promise.allSettled(
    Array.from({ length: 20 }, (_, number) =>
      world.queryClient.fetchQuery({
        queryKey: ['bank-data', connectionId, 'many', number],
        queryFn: () => world.client.readAccounts(connectionId),
      }),
    ),
  );

test('C4: twenty reads that the bank refuses at once are one question, and what was read stays', async () => {
  const { app, openTab } = await openAccounts();
  const tab = await openTab('/accounts?x=1');
  app.levers.revokeConsents();
  const reads = await act(() => readTwentyTimes(tab, connectionOf(tab)));
  expect(reads.every(({ status }) => status === 'rejected')).toBe(true);
  const dialog = within(await screen.findByRole('dialog', { name: /^Reconnect ?Banka Duna$/ }));
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  expect(dialog.getByText(/What was read before stays/)).toBeVisible();
  expect(within(tab.container).getByRole('link', { name: /Bežný účet/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /Reconnect needed/ })).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);

  await tab.user.click(dialog.getByRole('button', { name: /^Reconnect ?Banka Duna$/ }));
  await expect.poll(() => tab.left).toHaveLength(1);
});

test('where nothing was read yet, nothing is promised to stay, and "not now" leads to the heading', async () => {
  const { app, browser } = await openAccounts();
  app.levers.revokeConsents();
  const { user } = await renderApp({ path: '/accounts', browser, now: app.clock.now });
  const dialog = within(await screen.findByRole('dialog', { name: /^Reconnect ?Banka Duna$/ }));
  expect(dialog.getByText(/no longer accepts your consent/)).toBeVisible();
  expect(dialog.queryByText(/What was read before/)).toBeNull();
  const heading = await screen.findByRole('heading', { level: 1, name: 'Accounts' });
  await user.click(dialog.getByRole('button', { name: 'Not now' }));
  expect(heading).toHaveFocus();
});

test('after the reconnection the person is exactly where they were, with the same connection', async () => {
  const { app, browser, openTab } = await openAccounts();
  const tab = await openTab('/accounts?x=1');
  const connectionId = connectionOf(tab);
  app.levers.revokeConsents();
  await act(() => readTwentyTimes(tab, connectionId));
  await tab.user.click(await screen.findByRole('button', { name: /^Reconnect ?Banka Duna$/ }));
  await expect.poll(() => tab.left).toHaveLength(1);
  const response = await browser.consent(tab.left[0] ?? '');
  const { router } = await renderApp({ path: `/callback?${response}`, browser });
  await expect
    .poll(() => router.state.location.pathname + router.state.location.search)
    .toBe('/accounts?x=1');
  const session = await browser.session();
  expect(session).toMatchObject({ connections: [{ connectionId, status: 'active' }] });
});

test('who says "not now" is not asked again for that bank', async () => {
  const { app, openTab } = await openAccounts();
  const tab = await openTab('/accounts');
  app.levers.revokeConsents();
  await act(() => readTwentyTimes(tab, connectionOf(tab)));
  await tab.user.click(await screen.findByRole('button', { name: 'Not now' }));
  await act(() => readTwentyTimes(tab, connectionOf(tab)));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: /Reconnect needed/ })).toBeVisible();
});

test('C4: two banks that refuse at once are one question, and each shows that it needs a new consent', async () => {
  const { app, browser, openTab } = await openAccounts();
  await browser.connect();
  const tab = await openTab('/accounts');
  app.levers.revokeConsents();
  const session = await browser.session();
  const ids = session.status === 'signed-in' ? session.connections.map((each) => each.connectionId) : [];
  await act(() => Promise.all(ids.map((connectionId) => readTwentyTimes(tab, connectionId))));
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  await tab.user.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.getAllByText(/nothing new can be read until you reconnect it/)).toHaveLength(2);
});

test('C4: a session that has ended is told as such, once, and the place is kept', async () => {
  const { app, openTab } = await openAccounts();
  const tab = await openTab('/accounts?x=1');
  app.clock.advance(31 * 60_000);
  await act(() => readTwentyTimes(tab, connectionOf(tab)));
  expect(await screen.findByText(/Your session has ended/)).toBeVisible();
  const { pathname, search } = tab.router.state.location;
  expect(pathname + search).toBe('/?reason=session_expired&returnTo=%2Faccounts%3Fx%3D1');
  await expect.poll(() => readsOfData(tab)).toEqual([]);
  expect(screen.queryByText(/Bežný účet/)).toBeNull();
});

test('C4: without a session at all another sentence stands there', async () => {
  const { browser, openTab } = await openAccounts();
  const tab = await openTab('/accounts');
  browser.cookies.clear();
  await act(() => readTwentyTimes(tab, connectionOf(tab)));
  expect(await screen.findByText(/You are not signed in on this device/)).toBeVisible();
  await expect.poll(() => readsOfData(tab)).toEqual([]);
});

test('E6: a sign-out empties every tab within a second', async () => {
  const { openTab } = await openAccounts();
  const [one, other] = [await openTab('/accounts'), await openTab('/accounts')];
  await one.user.click(within(one.container).getByRole('button', { name: 'Sign out' }));
  for (const { container } of [one, other])
    await within(container).findByRole('heading', { name: 'Connect your bank' }, { timeout: 1_000 });
  expect(screen.queryByText(/Bežný účet/)).toBeNull();
  await expect.poll(() => [readsOfData(one), readsOfData(other)]).toEqual([[], []]);
});

test('E6: a lost session empties every tab', async () => {
  const { browser, openTab } = await openAccounts();
  const [one, other] = [await openTab('/accounts'), await openTab('/accounts')];
  browser.cookies.clear();
  await act(() => readTwentyTimes(one, connectionOf(one)));
  await within(other.container).findByRole('heading', { name: 'Connect your bank' });
  await expect.poll(() => readsOfData(other)).toEqual([]);
});

test('a disconnected bank disappears from every tab, and the other bank stays', async () => {
  const { browser, openTab } = await openAccounts();
  await browser.connect();
  const [one, other] = [await openTab('/accounts'), await openTab('/accounts')];
  const gone = connectionOf(one);
  expect(within(other.container).getAllByRole('link', { name: /Bežný účet/ })).toHaveLength(2);
  await one.world.client.disconnect(gone);
  await act(() => one.world.sessionLife.change());
  for (const tab of [one, other]) {
    await expect
      .poll(() => within(tab.container).getAllByRole('link', { name: /Bežný účet/ }))
      .toHaveLength(1);
    expect(connectionOf(tab)).not.toBe(gone);
    const kept = tab.world.queryClient.getQueriesData({ queryKey: ['bank-data', gone] });
    expect(kept.filter(([, data]) => data !== undefined)).toEqual([]);
  }
});

test('E3: an answer that arrives after the sign-out brings nothing back', async () => {
  const { openTab } = await openAccounts();
  const tab = await openTab('/accounts');
  const late = Promise.withResolvers<string>();
  const reading = tab.world.queryClient.fetchQuery({
    queryKey: ['bank-data', 'late'],
    queryFn: () => late.promise,
  });
  act(() => tab.world.sessionLife.end('signed_out'));
  late.resolve('amounts');
  await Promise.allSettled([reading]);
  await screen.findByText(/You are signed out/);
  await expect.poll(() => readsOfData(tab)).toEqual([]);
});

test('E6: a page from the back-forward cache is hidden until it has asked who is signed in', async () => {
  const { browser, openTab } = await openAccounts();
  const tab = await openTab('/accounts');
  onTestFinished(veilWhileAway(window, tab.world.sessionLife.confirm));
  const link = screen.getByRole('link', { name: /Bežný účet/ });
  fireEvent(window, new PageTransitionEvent('pagehide', { persisted: true }));
  expect(link).not.toBeVisible();
  await browser.post('/bff/logout', {});
  fireEvent(window, new PageTransitionEvent('pageshow', { persisted: true }));
  expect(link).not.toBeVisible();
  expect(await screen.findByRole('heading', { name: 'Connect your bank' })).toBeVisible();
  await expect.poll(() => readsOfData(tab)).toEqual([]);
});

test('E6: who is still signed in finds the page as they left it', async () => {
  const { openTab } = await openAccounts();
  const tab = await openTab('/accounts');
  onTestFinished(veilWhileAway(window, tab.world.sessionLife.confirm));
  const readBefore = tab.requests.filter((request) => request.includes('/accounts')).length;
  fireEvent(window, new PageTransitionEvent('pagehide', { persisted: true }));
  fireEvent(window, new PageTransitionEvent('pageshow', { persisted: true }));
  await expect.poll(() => screen.getByRole('link', { name: /Bežný účet/ })).toBeVisible();
  expect(tab.requests.at(-1)).toBe('GET /bff/session');
  expect(tab.requests.filter((request) => request.includes('/accounts'))).toHaveLength(readBefore);
});

test('E6: a page from the back-forward cache that cannot ask shows nothing of the bank', async () => {
  const { openTab } = await openAccounts();
  const tab = await openTab('/accounts');
  tab.world.client.readSession = () => Promise.reject(new TypeError('down'));
  await act(() => tab.world.sessionLife.confirm());
  expect(await screen.findByRole('heading', { name: 'Connect your bank' })).toBeVisible();
  await expect.poll(() => readsOfData(tab)).toEqual([]);
});
