import { fireEvent, screen } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

async function openConnect({ path = '/', connected = false } = {}) {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const browser = app.browser();
  if (connected) await browser.connect();
  const rendered = await renderApp({ path, browser, now: app.clock.now });
  return { app, browser, ...rendered };
}

const findBank = () => screen.findByRole('button', { name: /^Continue to ?Banka Duna$/ });
const scopeOf = (url: string | undefined) => new URL(url ?? '').searchParams.get('scope');

test('the screen says what is asked before it is asked', async () => {
  await openConnect();
  expect(await screen.findByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  const facts = screen.getAllByRole('term').map(({ textContent }) => textContent);
  expect(facts).toEqual([
    'Who asks',
    'What it reads',
    'What it cannot do',
    'For how long',
    'How to stop',
    'What is kept where',
  ]);
  expect(screen.getByText(/Invented people/)).toBeVisible();
  await findBank();
  expect(await findAccessibilityFaults()).toEqual([]);
  expect(document.title).toBe('Connect your bank · Konto');
});

test('a bank’s button leaves for that bank’s own page', async () => {
  const { user, left, app } = await openConnect();
  await user.click(await findBank());
  await expect.poll(() => left).toHaveLength(1);
  expect(left[0]).toContain(`${app.config.banks[0].baseUrl}/auth/oauth/v2/authorize`);
  expect(scopeOf(left[0])).toBe('PREMIUM_AIS');
});

test('C18: where the browser keeps no cookies that is said, and the bank is not visited', async () => {
  vi.spyOn(navigator, 'cookieEnabled', 'get').mockReturnValue(false);
  onTestFinished(() => void vi.restoreAllMocks());
  const { user, left } = await openConnect();
  await user.click(await findBank());
  expect(await screen.findByText(/Your browser keeps no cookies for this site/)).toBeVisible();
  expect(screen.getByText(/Allow cookies for this site/)).toBeVisible();
  expect(left).toEqual([]);
});

test('a bank’s button that was pressed keeps the focus, and begins nothing more until the page is left', async () => {
  const { user, left, requests } = await openConnect();
  const bank = await findBank();
  await user.click(bank);
  await expect.poll(() => left).toHaveLength(1);
  await expect.poll(() => bank.getAttribute('aria-disabled')).toBe('true');
  expect(bank).toHaveFocus();
  await user.click(bank);
  expect(requests.filter((each) => each === 'POST /bff/login')).toHaveLength(1);

  fireEvent(window, new PageTransitionEvent('pagehide', { persisted: true }));
  await expect.poll(() => bank.getAttribute('aria-disabled')).toBe('false');
  await user.click(bank);
  await expect.poll(() => left).toHaveLength(2);
});

test('to be kept on this device is a choice, and never made for the person', async () => {
  const { user, left, browser } = await openConnect();
  const keep = await screen.findByRole('checkbox', { name: 'Keep me connected on this device' });
  expect(keep).not.toBeChecked();
  expect(keep).toHaveAccessibleDescription(/signed out after a while/);
  await user.click(keep);
  await user.click(await findBank());
  await expect.poll(() => left).toHaveLength(1);
  await browser.callback(await browser.consent(left[0] ?? ''));
  expect(await browser.session()).toMatchObject({ status: 'signed-in', idleExpiresAt: null });
});

test.each([
  ['session_expired', /Your session has ended/],
  ['no_session', /You are not signed in on this device/],
  ['signed_out', /You are signed out/],
  ['disconnected', /The bank was not told/],
  ['consent_deleted', /has deleted the consent/],
])('who is brought here is told why: %s', async (reason, sentence) => {
  await openConnect({ path: `/?reason=${reason}` });
  expect(await screen.findByText(sentence)).toBeVisible();
});

test('a reason that nobody knows says nothing', async () => {
  await openConnect({ path: '/?reason=you_have_won' });
  await findBank();
  expect(screen.queryByRole('status')).toBeNull();
});

test('who is signed in goes on to where they wanted', async () => {
  const { router } = await openConnect({ connected: true, path: '/?returnTo=%2Fhelp%2Ferrors' });
  await expect.poll(() => router.state.location.pathname).toBe('/help/errors');
});

test('B10: an address elsewhere is no place to go on to', async () => {
  const { router } = await openConnect({ connected: true, path: '/?returnTo=https%3A%2F%2Fevil.example%2F' });
  await expect.poll(() => router.state.location.pathname).toBe('/accounts');
});

test('who is signed in can connect another bank, and is not asked again to be kept', async () => {
  const { user, left, browser } = await openConnect({ connected: true, path: '/?another=yes' });
  expect(await screen.findByRole('heading', { level: 1, name: 'Connect another bank' })).toBeVisible();
  expect(screen.queryByRole('checkbox')).toBeNull();
  await user.click(await findBank());
  await expect.poll(() => left).toHaveLength(1);
  await browser.callback(await browser.consent(left[0] ?? ''));
  const session = await browser.session();
  expect(session.status === 'signed-in' && session.connections.length).toBe(2);
});

test('when the banks cannot be read, that is said, and can be tried again', async () => {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const browser = app.browser();
  let isDown = true;
  const fetch: typeof browser.fetch = (path, init) =>
    isDown && path === '/bff/banks' ? Promise.reject(new TypeError('down')) : browser.fetch(path, init);
  const { user } = await renderApp({ browser: { ...browser, fetch } });
  expect(await screen.findByText('There is no connection to Konto’s server.')).toBeVisible();
  isDown = false;
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await findBank()).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});
