import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { Quirk } from '../../../bff/sandbox/levers/quirks.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';
import { setViewport } from '../../support/viewport.ts';

async function openFind(
  path = '/find',
  { user = 'peter', ...options }: TestAppOptions & { user?: string } = {},
  quirks: readonly Quirk[] = [],
) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  app.levers.chooseQuirks(quirks);
  const browser = app.browser();
  await browser.connect({ username: user });
  const rendered = await renderApp({ path, browser, now: app.clock.now });
  await screen.findByRole('heading', { level: 1, name: 'Find' });
  return { app, browser, ...rendered };
}

const readCount = async () =>
  Number(
    (await screen.findByRole('heading', { name: /^[\d,]+ rows? found$/ })).textContent.replace(/\D/g, ''),
  );
const isWhole = () => screen.findByText(/^That is everything that the bank had at /, {}, { timeout: 10_000 });
const readTransactionRequests = (requests: readonly string[]) =>
  requests.filter((request) => request.includes('/transactions'));

test('nothing is loaded until something is looked for; then the whole history is, page after page', async () => {
  const { user, requests } = await openFind();
  await screen.findByText('Type, or choose a filter, and the history is loaded.');
  expect(readTransactionRequests(requests)).toEqual([]);
  await user.type(screen.getByRole('searchbox'), 'a');
  await isWhole();
  const asked = readTransactionRequests(requests);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.every((request) => request.endsWith('pageSize=200'))).toBe(true);
  expect(await readCount()).toBeGreaterThan(0);
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('every word narrows what is found, and each row marks it', async () => {
  const { user, router } = await openFind('/find?direction=out');
  await isWhole();
  const all = await readCount();
  await user.type(screen.getByRole('searchbox'), 'potraviny');
  await waitFor(async () => expect(await readCount()).toBeLessThan(all));
  const rows = screen.getAllByRole('listitem').flatMap((item) => within(item).queryAllByRole('link'));
  for (const row of rows) expect(row.querySelector('mark')).toHaveTextContent(/potraviny/i);
  await waitFor(() => expect(router.state.location.search).toBe('?q=potraviny&direction=out'));
});

test('the totals are those of the rows that are found, and say whether that is everything', async () => {
  await openFind('/find?q=potraviny');
  await isWhole();
  const table = within(await screen.findByRole('table', { name: 'Of all booked rows found' }));
  const [, out, net] = table.getAllByRole('cell').map(({ textContent }) => textContent);
  expect(out).toMatch(/^−€[\d,]+\.\d\d$/);
  expect(net).toBe(out);
});

test('premium-v3 quirk 12: a row that stands on two pages is loaded once', async () => {
  const count = async (quirks: readonly Quirk[]) => {
    const { app } = await openFind('/find?direction=out', { bank: { profile: 'premium-v3' } }, quirks);
    await isWhole();
    const pages = app.bankRequests.filter(({ url }) => url.includes('/transactions'));
    expect(pages.length).toBeGreaterThan(2);
    const rows = await readCount();
    cleanup();
    return rows;
  };
  expect(await count(['duplicate-rows'])).toBe(await count([]));
});

test('a row opens its detail, and leads to all that are like it', async () => {
  const { user, router } = await openFind('/find?q=potraviny');
  await isWhole();
  const [row] = screen.getAllByRole('link', { name: /Potraviny/ });
  if (!row) throw new Error('Nothing found');
  await user.click(row);
  const detail = within(await screen.findByRole('region', { name: /Potraviny/ }));
  expect(detail.getByText('As the bank sent it')).toBeVisible();
  expect(router.state.location.search).toMatch(/[?&]tx=/);
  await user.click(detail.getByRole('link', { name: /^All transactions with/ }));
  await waitFor(() => expect(router.state.location.search).toMatch(/^\?counterparty=/));
  expect(await screen.findByRole('button', { name: /Potraviny.* remove/ })).toBeVisible();
});

test('a page that fails says before which row, keeps what was found, and can be gone on with', async () => {
  let fails = true;
  const { user } = await openFind('/find?q=a', {
    intercept: (request, sandbox) =>
      fails && /[?&]page=2&/.test(request.url) ? new Response('', { status: 500 }) : sandbox(request),
  });
  const gaps = await screen.findAllByText(/Loading ended before row [\d,]+\./, {}, { timeout: 10_000 });
  expect(gaps.length).toBeGreaterThan(0);
  expect(await readCount()).toBeGreaterThan(0);
  expect(screen.getByText('That is not everything.')).toBeVisible();
  fails = false;
  await user.click(await screen.findByRole('button', { name: 'Continue loading' }, { timeout: 10_000 }));
  await waitFor(() => expect(screen.queryByText(/Loading ended before/)).not.toBeInTheDocument(), {
    timeout: 10_000,
  });
});

test('what was loaded is gone with the session', async () => {
  const { user, requests } = await openFind('/find?q=potraviny');
  await isWhole();
  const before = readTransactionRequests(requests).length;
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('heading', { level: 1, name: 'Connect your bank' });
  expect(document.body.textContent).not.toMatch(/potraviny/i);
  expect(readTransactionRequests(requests)).toHaveLength(before);
});

test('where there is little room the filters fold, and say how many are set', async () => {
  setViewport(24);
  const { user } = await openFind('/find?direction=out&min=500');
  await isWhole();
  expect(screen.getByLabelText('Direction')).not.toBeVisible();
  await user.click(screen.getByText('Filters (2)'));
  expect(screen.getByLabelText('Direction')).toBeVisible();
  await user.selectOptions(screen.getByLabelText('Direction'), 'In and out');
  expect(await screen.findByText('Filters (1)')).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('an amount that is none is said to be none, and asks for nothing', async () => {
  const { user } = await openFind('/find?q=a');
  await isWhole();
  const all = await readCount();
  await user.type(screen.getByRole('textbox', { name: 'Amount from' }), 'x');
  expect(await screen.findByText('This is not an amount.')).toBeVisible();
  expect(await readCount()).toBe(all);
});
