import { screen, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { createTestClock } from '../../support/test-clock.ts';
import { twoBanks } from '../../support/two-banks.ts';

const startAt = Date.UTC(2026, 2, 16, 9, 30);

function openTwoBanks() {
  const app = createTestApp({ banks: twoBanks, clock: createTestClock(startAt) });
  onTestFinished(() => app.close());
  return { app, browser: app.browser(), now: app.clock.now };
}

/** As if the bank had been connected before the operator took its entry out. */
async function abandon({ sessions }: TestApp, browser: TestBrowser, shortId: string) {
  const lookup = await sessions.open(browser.cookies.header() ?? undefined);
  if (lookup.status !== 'open') throw new Error('The session is not open');
  await sessions.change(lookup.open, (session) => ({
    ...session,
    connections: session.connections.map((connection) =>
      connection.bankId.startsWith(`${shortId}@`)
        ? { ...connection, bankId: 'old@old.example/' }
        : connection,
    ),
  }));
}

const readTotals = async () => {
  const totals = await screen.findByRole('region', { name: 'In total' });
  await expect.poll(() => totals.getAttribute('aria-busy')).toBe('false');
  return totals.textContent ?? '';
};

test('there is one button for each bank, and each leaves for its own', async () => {
  const { browser, now } = openTwoBanks();
  const { user, left } = await renderApp({ browser, now });
  await user.click(await screen.findByRole('button', { name: /^Continue to ?Banka morava$/ }));
  await expect.poll(() => left).toHaveLength(1);
  expect(left[0]).toMatch(/^https:\/\/morava\.example\//);
  expect(screen.getAllByRole('button', { name: /^Continue to/ })).toHaveLength(2);
  const path = `/callback/morava?${await browser.consent(left[0] ?? '')}`;
  const { router } = await renderApp({ browser, now, path });
  await expect.poll(() => router.state.location.pathname).toBe('/accounts');
  expect(await browser.session()).toMatchObject({ connections: [{ bankId: 'morava' }] });
});

test('a response that comes to another bank’s page connects nothing, and says so', async () => {
  const { browser, now } = openTwoBanks();
  const response = await browser.consent(await browser.login({ bankId: 'morava' }));
  await renderApp({ browser, now, path: `/callback/duna?${response}` });
  expect(await screen.findByRole('heading', { name: 'The bank was not connected' })).toBeVisible();
  expect(await browser.session()).toEqual({ status: 'signed-out' });
});

test('the accounts of two banks, and of one bank twice, are totalled by currency and type of balance', async () => {
  const { browser, now } = openTwoBanks();
  await browser.connect({ bankId: 'duna', username: 'jana', accounts: ['current'] });
  await browser.connect({ bankId: 'morava', username: 'peter' });
  await browser.connect({ bankId: 'morava', username: 'zuzana' });
  await renderApp({ browser, now, path: '/accounts' });
  const all = await readTotals();
  for (const name of ['Banka duna', 'Banka morava (1)', 'Banka morava (2)'])
    expect(await screen.findByRole('region', { name })).toBeVisible();
  expect(all).toMatch(/[2-9] accounts/);
});

test('a bank that is down says so in its own place, and the others are read', async () => {
  const { app, browser, now } = openTwoBanks();
  await browser.connect({ bankId: 'duna', username: 'jana' });
  await browser.connect({ bankId: 'morava', username: 'peter' });
  app
    .leversAt('https://duna.example')
    .disturb({ endpoint: 'accounts', times: 99, disturbance: { kind: 'status', status: 503 } });
  await renderApp({ browser, now, path: '/accounts' });
  const down = await screen.findByRole('region', { name: 'Banka duna' });
  const up = await screen.findByRole('region', { name: 'Banka morava' });
  expect(await within(down).findByText(/service is not available at the moment/)).toBeVisible();
  expect(await within(up).findByRole('link', { name: /Peter Kováč/ })).toBeVisible();
  expect(within(up).queryByRole('alert')).toBeNull();
  await readTotals();
});

test('a connection too many is refused in words on the screen where the bank is chosen', async () => {
  const { browser, now } = openTwoBanks();
  for (let count = 0; count < 8; count += 1) await browser.connect({ bankId: 'duna' });
  const { user, left } = await renderApp({ browser, now, path: '/?another=yes' });
  await user.click(await screen.findByRole('button', { name: /^Continue to ?Banka morava$/ }));
  expect(await screen.findByText(/Konto has no room for this connection/)).toBeVisible();
  expect(screen.getByText(/Disconnect a bank that you no longer need/)).toBeVisible();
  expect(left).toEqual([]);
});

test.each(['/accounts', '/connections'])(
  'at %s a connection says that its bank is no longer offered, and can be ended',
  async (path) => {
    const { app, browser, now } = openTwoBanks();
    await browser.connect({ bankId: 'duna', username: 'jana' });
    await browser.connect({ bankId: 'morava', username: 'peter' });
    await abandon(app, browser, 'duna');
    const { user, requests } = await renderApp({ browser, now, path });

    const gone = await screen.findByRole('region', { name: 'old' });
    expect(within(gone).getByText(/This bank is no longer offered here/)).toBeVisible();
    expect(await findAccessibilityFaults()).toEqual([]);
    await user.click(within(gone).getByRole('button', { name: 'Disconnect old' }));
    await expect.poll(() => screen.queryByRole('region', { name: 'old' })).toBeNull();
    expect(requests.filter((each) => each.startsWith('DELETE'))).toHaveLength(1);
    expect(await browser.session()).toMatchObject({ connections: [{ bankId: 'morava' }] });
  },
);
