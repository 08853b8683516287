import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { Disturbance } from '../../../bff/sandbox/levers/disturbances.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';
import type { ConsentChoice } from '../../support/test-browser.ts';

function openBrowser() {
  const app = createTestApp();
  onTestFinished(() => app.close());
  return { app, browser: app.browser() };
}

async function comeBack(choice: ConsentChoice = {}, disturbance?: Disturbance) {
  const { app, browser } = openBrowser();
  const response = await browser.consent(await browser.login({ returnTo: '/help/errors' }), choice);
  if (disturbance) app.levers.disturb({ endpoint: 'token', times: 9, disturbance });
  const rendered = await renderApp({ path: `/callback?${response}`, browser });
  return { app, browser, response, ...rendered };
}

const findFailure = () => screen.findByRole('heading', { level: 1, name: 'The bank was not connected' });
const callbacks = (requests: readonly string[]) => requests.filter((each) => each === 'POST /bff/callback');

test('the person lands where they were going, and the response is sent once', async () => {
  const { router, requests } = await comeBack();
  await expect.poll(() => router.state.location.pathname).toBe('/help/errors');
  const heading = await screen.findByRole('heading', { level: 1, name: 'What the messages mean' });
  await waitFor(() => expect(heading).toHaveFocus());
  expect(callbacks(requests)).toHaveLength(1);
  expect(router.state.historyAction).toBe('REPLACE');
});

test('the connection that was just made is there, also in a tab that was waiting at Connect', async () => {
  const { browser } = openBrowser();
  const channelName = crypto.randomUUID();
  const waiting = await renderApp({ browser, channelName });
  await screen.findByRole('heading', { level: 1, name: 'Connect your bank' });
  const response = await browser.consent(await browser.login());
  const arriving = await renderApp({ path: `/callback?${response}`, browser, channelName });
  for (const { router, container } of [arriving, waiting]) {
    await expect.poll(() => router.state.location.pathname).toBe('/accounts');
    expect(await within(container).findByRole('link', { name: /Bežný účet/ })).toBeVisible();
  }
});

test('C21: who comes to the address of the return without an answer is told so, with a way to start again', async () => {
  const { user, router } = await renderApp({ path: '/callback', browser: openBrowser().browser });
  await findFailure();
  expect(await screen.findByText(/This return from the bank is unknown/)).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'Start again' }));
  await expect.poll(() => router.state.location.pathname).toBe('/');
});

test('while the bank is asked the screen says so', async () => {
  await comeBack();
  expect(screen.getByRole('heading', { level: 1, name: 'Completing the connection' })).toBeVisible();
  await screen.findByRole('heading', { name: 'What the messages mean' });
});

test('B7: a refusal at the bank is told by its code, with a way to start again', async () => {
  const { user, router } = await comeBack({ decision: 'refuse' });
  await findFailure();
  expect(await screen.findByText(/You refused the access/)).toBeVisible();
  expect(screen.getByText('authorization_denied')).toBeVisible();
  expect(screen.getByText(/^[0-9a-f-]{36}$/)).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  await user.click(screen.getByRole('link', { name: 'Start again' }));
  await expect.poll(() => router.state.location.pathname).toBe('/');
});

test('B5: a response that belongs to another browser connects nothing', async () => {
  const { response, app } = await comeBack();
  const stranger = app.browser();
  await renderApp({ path: `/callback?${response}`, browser: stranger });
  await findFailure();
  expect(await screen.findByText('authorization_unknown')).toBeVisible();
  expect((await stranger.session()).status).toBe('signed-out');
});

test.each([
  ['token_exchange_failed', { kind: 'html' }],
  ['token_exchange_failed', { kind: 'status', status: 400, body: '{"error":"invalid_grant"}' }],
  ['client_rejected', { kind: 'status', status: 401, body: '{"error":"invalid_client"}' }],
] as const)('the bank fails at the last step: %s, %o', async (code, disturbance) => {
  await comeBack({}, disturbance);
  await findFailure();
  expect(await screen.findByText(code)).toBeVisible();
});

test('B7: text from the address is never shown', async () => {
  const { browser } = openBrowser();
  const path = '/callback?error=%3Cb%3Ecall+us%3C%2Fb%3E&error_description=call+us&state=x';
  const { container } = await renderApp({ path, browser });
  await findFailure();
  expect(container).not.toHaveTextContent(/call us/);
});

test('without a response, as after a reload, there is nothing to complete: who is signed in goes on', async () => {
  const { browser } = openBrowser();
  await browser.connect();
  const { router, requests } = await renderApp({ path: '/callback', browser });
  await expect.poll(() => router.state.location.pathname).toBe('/accounts');
  expect(callbacks(requests)).toEqual([]);
});

test('B4: a response that is repeated leads who is signed in into the app', async () => {
  const { browser, response, router } = await comeBack();
  await expect.poll(() => router.state.location.pathname).toBe('/help/errors');
  const again = await renderApp({ path: `/callback?${response}`, browser });
  await expect.poll(() => again.router.state.location.pathname).toBe('/accounts');
});

test('a renewal that is refused has changed nothing, and leads back to the accounts, to no second connection', async () => {
  const { browser } = openBrowser();
  await browser.connect();
  const before = await browser.session();
  const connectionId = before.status === 'signed-in' ? before.connections[0]?.connectionId : undefined;
  const response = await browser.consent(await browser.login({ connectionId }), { decision: 'refuse' });
  const { user, router } = await renderApp({ path: `/callback?${response}`, browser });
  expect(await screen.findByRole('heading', { level: 1, name: 'Nothing has changed' })).toBeVisible();
  expect(await screen.findByText('authorization_denied')).toBeVisible();
  expect(screen.queryByText(/connected/i, { selector: 'main *' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Start again' })).toBeNull();
  await user.click(screen.getByRole('link', { name: 'Go to your accounts' }));
  await expect.poll(() => router.state.location.pathname).toBe('/accounts');
  expect(await browser.session()).toEqual(before);
});

test('who has just come back is not signed out because the session could not be read at once', async () => {
  const { browser } = openBrowser();
  const response = await browser.consent(await browser.login());
  const line = { isBroken: false };
  const fetch: typeof browser.fetch = async (path, init) => {
    if (line.isBroken && path === '/bff/session') throw new TypeError('down');
    const answer = await browser.fetch(path, init);
    if (path === '/bff/callback') line.isBroken = true;
    return answer;
  };
  const { user, router } = await renderApp({
    path: `/callback?${response}`,
    browser: { ...browser, fetch },
  });
  expect(
    await screen.findByRole('heading', { level: 1, name: 'This page could not be shown' }),
  ).toBeVisible();
  line.isBroken = false;
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  expect(router.state.location.pathname).toBe('/accounts');
});
