import { act, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

async function openWithBrokenSession(answer: () => Promise<Response>) {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  const line = { isBroken: true };
  const fetch: typeof browser.fetch = (path, init) =>
    line.isBroken && path === '/bff/session' ? answer() : browser.fetch(path, init);
  const rendered = await renderApp({ path: '/accounts', browser: { ...browser, fetch } });
  await screen.findByRole('heading', { level: 1, name: 'This page could not be shown' });
  return { line, ...rendered };
}

test('a screen that cannot be made names the failure, and is made when it is tried again', async () => {
  const { line, user } = await openWithBrokenSession(() => Promise.reject(new TypeError('down')));
  expect(await screen.findByText('There is no connection to Konto’s server.')).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  line.isBroken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  const heading = await screen.findByRole('heading', { level: 1, name: 'Accounts' });
  await waitFor(() => expect(heading).toHaveFocus());
});

test('a proxy that answers in HTML is not taken for Konto', async () => {
  await openWithBrokenSession(async () => new Response('<h1>Sign in to this network</h1>'));
  expect(await screen.findByText('unreadable_response')).toBeVisible();
});

test('a failure of the server that it has no name for is tried again in place', async () => {
  const problem = JSON.stringify({ code: 'unexpected', requestId: 'r-1' });
  const { line, user, left } = await openWithBrokenSession(
    async () => new Response(problem, { status: 500 }),
  );
  line.isBroken = false;
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  expect(left).toEqual([]);
});

test('for what nobody foresaw, such as a chunk that is gone, everything is loaded anew', async () => {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const { world, router, user, left } = await renderApp({ path: '/nothing', browser: app.browser() });
  await screen.findByRole('heading', { level: 1 });
  world.queryClient.ensureQueryData = () => Promise.reject(new TypeError('Failed to fetch the module'));
  await act(() => router.navigate('/accounts?x=1'));
  expect(await screen.findByText('unexpected')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(left).toEqual(['/accounts?x=1']);
});
