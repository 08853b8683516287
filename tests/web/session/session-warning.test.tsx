import { screen, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

const minute = 60_000;

/** A session of two idle minutes, opened when one has passed: the last minute begins at once. */
async function openInLastMinute({ passed = minute, keep = false } = {}) {
  const app = createTestApp({ session: { idleMs: 2 * minute } });
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect({ keep });
  app.clock.advance(passed);
  const rendered = await renderApp({ path: '/help/errors', browser, now: app.clock.now });
  await screen.findByRole('button', { name: /^Banka Duna/ });
  return { app, browser, ...rendered };
}

const findWarning = async () => within(await screen.findByRole('dialog', { name: 'Are you still there?' }));

test('in the last minute the person sees how long there is, and that the consent goes on', async () => {
  const { app } = await openInLastMinute();
  const warning = await findWarning();
  expect(warning.getByRole('timer')).toHaveTextContent('You will be signed out in 60 seconds.');
  expect(warning.getByText(/Your consent at the bank goes on/)).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  app.clock.advance(59_000);
  await expect
    .poll(() => warning.getByRole('timer').textContent, { timeout: 3_000 })
    .toBe('You will be signed out in 1 second.');
});

test('to stay comes first, where the browser puts the focus: who is typing when it comes stays', async () => {
  await openInLastMinute();
  const [first] = (await findWarning()).getAllByRole('button');
  expect(first).toHaveAccessibleName('Stay signed in');
});

test('to stay moves the end', async () => {
  const { app, user, browser } = await openInLastMinute();
  const warning = await findWarning();
  app.clock.advance(30_000);
  await user.click(warning.getByRole('button', { name: 'Stay signed in' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  app.clock.advance(100_000);
  expect((await browser.session()).status).toBe('signed-in');
});

test('to leave signs out', async () => {
  const { user, browser } = await openInLastMinute();
  await user.click((await findWarning()).getByRole('button', { name: 'Sign out now' }));
  await expect.poll(async () => (await browser.session()).status).toBe('signed-out');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('when the time is over the session is over', async () => {
  const { app } = await openInLastMinute();
  await findWarning();
  app.clock.advance(61_000);
  await expect.poll(() => screen.queryByRole('button', { name: 'Sign out' }), { timeout: 3_000 }).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('C1: while there is time nobody is asked, and the server is not either', async () => {
  const { requests } = await openInLastMinute({ passed: 0 });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(requests.filter((request) => request.endsWith('/bff/session'))).toHaveLength(1);
});

test('without a connection to the server the warning stands, and nothing is forgotten before the end', async () => {
  const { world } = await openInLastMinute({ passed: minute - 400 });
  world.client.readSession = () => Promise.reject(new TypeError('down'));
  expect((await findWarning()).getByRole('timer')).toHaveTextContent(/in (60|59) seconds/);
  expect(screen.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('who reads in another tab is not asked in this one', async () => {
  const { app, browser, world } = await openInLastMinute({ passed: minute - 2_000 });
  const session = await browser.session();
  const [connection] = session.status === 'signed-in' ? session.connections : [];
  await browser.fetch(`/bff/connections/${connection?.connectionId}/accounts`);
  app.clock.advance(minute / 2);
  await expect
    .poll(() => world.queryClient.getQueryState(['session'])?.dataUpdateCount, { timeout: 5_000 })
    .toBe(2);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('who is kept on this device is never asked', async () => {
  await openInLastMinute({ keep: true });
  await screen.findByRole('button', { name: 'Hide amounts' });
  expect(screen.queryByRole('dialog')).toBeNull();
});
