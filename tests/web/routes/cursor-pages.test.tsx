import { act, screen, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { Quirk } from '../../../bff/sandbox/levers/quirks.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { findAccountPath } from '../../support/account-path.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';

interface Opening extends TestAppOptions {
  account?: string;
  search?: string;
  quirks?: readonly Quirk[];
}

/** An account at a bank that does not count its pages. */
async function openAccount({ account = 'Bežný účet', search = '', quirks = [], ...options }: Opening = {}) {
  const app = createTestApp({ bank: { profile: 'premium-v3' }, ...options });
  onTestFinished(() => app.close());
  app.levers.chooseQuirks(quirks);
  const browser = app.browser();
  await browser.connect();
  const path = await findAccountPath(browser, account);
  const rendered = await renderApp({ path: path + search, browser, now: app.clock.now });
  return { app, ...rendered, readSearch: () => rendered.router.state.location.search };
}

const findPlace = (text: RegExp | string) => screen.findByText(text);
const readRows = () => within(screen.getByRole('region', { name: 'Transactions' })).getAllByRole('listitem');
const press = (name: string) => screen.getByRole('link', { name });

test('pages turn forward and back by what each names, and say where they stand as far as that is known', async () => {
  const { user, readSearch, router } = await openAccount();
  expect(await findPlace('Rows 1–50, more exist')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'First' })).toBeNull();
  const first = readRows()[0]?.textContent;
  await user.click(press('Next'));
  expect(await findPlace('Rows 51–100, more exist')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Transactions' })).toHaveFocus();
  expect(readSearch()).toMatch(/^\?cursor=/);
  await user.click(press('Previous'));
  expect(await findPlace('Rows 1–50, more exist')).toBeVisible();
  await act(() => router.navigate(-1));
  expect(await findPlace('Rows 51–100, more exist')).toBeVisible();
  await user.click(press('First'));
  expect(await findPlace('Rows 1–50, more exist')).toBeVisible();
  expect(readRows()[0]?.textContent).toBe(first);
  expect(readSearch()).toBe('');
});

test('nothing of it is out of reach for anybody', async () => {
  await openAccount({ account: 'Domácnosť', search: '?from=2026-02-20' });
  await findPlace(/^Rows 1–/);
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('premium-v3 quirk 3: the end is said on the last page, and on no other', async () => {
  const { user } = await openAccount({ account: 'Domácnosť', search: '?from=2025-12-01' });
  await findPlace(/^Rows 1–50, more exist/);
  while (screen.queryByRole('link', { name: 'Next' })) {
    expect(screen.queryByText(/end of the history/)).toBeNull();
    const before = readRows()[0]?.textContent;
    await user.click(press('Next'));
    await expect.poll(() => readRows()[0]?.textContent).not.toBe(before);
  }
  expect(await findPlace(/^Rows \d+–\d+$/)).toBeVisible();
  expect(screen.getByText(/end of the history since/)).toBeVisible();
});

test('a row that is opened and closed keeps the way to its page', async () => {
  const { user } = await openAccount();
  await findPlace('Rows 1–50, more exist');
  await user.click(press('Next'));
  await findPlace('Rows 51–100, more exist');
  const [row] = within(readRows()[0] ?? document.body).getAllByRole('link');
  if (row) await user.click(row);
  await user.keyboard('{Escape}');
  expect(await findPlace('Rows 51–100, more exist')).toBeVisible();
  await user.click(press('Previous'));
  expect(await findPlace('Rows 1–50, more exist')).toBeVisible();
});

test('an address alone brings its rows, and claims no place that nobody can know', async () => {
  const { user, readSearch } = await openAccount();
  await findPlace('Rows 1–50, more exist');
  await user.click(press('Next'));
  await findPlace('Rows 51–100, more exist');
  const rows = readRows().map(({ textContent }) => textContent);
  const search = readSearch();
  screen.getByRole('region', { name: 'Transactions' }).remove();
  await openAccount({ search });
  expect(await findPlace('50 rows, more exist')).toBeVisible();
  expect(readRows().map(({ textContent }) => textContent)).toEqual(rows);
  expect(screen.queryByRole('link', { name: 'Previous' })).toBeNull();
  expect(press('First')).toBeVisible();
});

test.each(['page=minus', 'x', 'https://elsewhere.invalid/?page=2'])(
  'the damaged cursor %j leaves the address, and the first page is shown',
  async (cursor) => {
    const { readSearch } = await openAccount({ search: `?${new URLSearchParams({ cursor })}` });
    expect(await findPlace('Rows 1–50, more exist')).toBeVisible();
    expect(readSearch()).toBe('');
    expect(screen.queryByRole('alert')).toBeNull();
  },
);

test('a cursor that the bank cannot use is told, with a way to the first page', async () => {
  const cursor = 'entryReferenceFrom=gone';
  const { user } = await openAccount({ search: `?${new URLSearchParams({ cursor })}` });
  expect(await screen.findByRole('alert')).toHaveTextContent('invalid_parameter');
  await user.click(press('First'));
  expect(await findPlace('Rows 1–50, more exist')).toBeVisible();
});

test('a link that cannot be used is told, and never the end', async () => {
  await openAccount({ quirks: ['foreign-links'] });
  expect(await screen.findByText(/link to the next page cannot be used/)).toBeVisible();
  expect(screen.getByText('Rows 1–50, more exist')).toBeVisible();
  expect(screen.queryByText(/end of the history/)).toBeNull();
});

test('a link that leads back is told, and never the end', async () => {
  const { user, app, world } = await openAccount();
  await findPlace('Rows 1–50, more exist');
  // The second page is read ahead, and is still in order.
  await expect.poll(() => world.queryClient.isFetching()).toBe(0);
  app.levers.chooseQuirks(['repeated-links']);
  await user.click(press('Next'));
  await findPlace('Rows 51–100, more exist');
  await user.click(press('Next'));
  await findPlace('Rows 101–150');
  expect(await screen.findByText(/leads back to one that was shown before/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Next' })).toBeNull();
});

test('pages without rows and without end stop in words, and go on when somebody wishes it', async () => {
  const { user, requests } = await openAccount({ quirks: ['endless-pages'] });
  expect(await screen.findByText(/one page after another without any rows/)).toBeVisible();
  const pagesRead = () => new Set(requests.filter((request) => request.includes('/transactions')));
  expect(pagesRead().size).toBe(10);
  await user.click(press('Next'));
  await expect.poll(() => pagesRead().size).toBe(20);
});

test('premium-v3 quirk 3: an empty page behind the last rows is the end, and is not shown', async () => {
  await openAccount({ account: 'Domácnosť', search: '?from=2026-02-20', quirks: ['empty-last-page'] });
  expect(await screen.findByText(/^Rows 1–\d+, more exist/)).toBeVisible();
  await act(async () => press('Next').click());
  expect(await screen.findByText(/end of the history since/)).toBeVisible();
});

test('where the bank’s rows begin later than was asked for, that day is one press away', async () => {
  const { user, readSearch } = await openAccount({ search: '?from=2020-01-01' });
  expect(await screen.findByRole('alert')).toHaveTextContent('history_limit');
  await user.click(press('Show the history from March 16, 2024'));
  expect(await findPlace('Rows 1–50, more exist')).toBeVisible();
  expect(readSearch()).toBe('?from=2024-03-16');
});

test('the bank’s own page sizes can be chosen, and lead to the first page', async () => {
  const { user, readSearch } = await openAccount({ search: '?size=20' });
  await findPlace('Rows 1–50, more exist');
  const choice = screen.getByLabelText('Rows per page');
  expect(
    within(choice)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['50', '100', '200']);
  await user.click(press('Next'));
  await findPlace('Rows 51–100, more exist');
  await user.selectOptions(choice, '100');
  expect(await findPlace('Rows 1–100, more exist')).toBeVisible();
  expect(readSearch()).toBe('?size=100');
});

/** The rows of each booking day on the page, with the day's total where it has one. */
const readDays = () =>
  screen
    .getAllByRole('heading', { level: 3 })
    .flatMap((heading) => heading.closest('section') ?? [])
    .filter((day) => day.textContent.includes('Day total'))
    .map((day) => ({
      total: day.querySelector('p')?.textContent ?? '',
      amounts: within(day)
        .getAllByRole('listitem')
        .map((row) => row.textContent.match(/[+−]?(?:€|CZK\s)[\d,.]+/)?.[0] ?? ''),
    }));

test('premium-v3 quirk 5: a row of nothing is shown, and is in no sum’s way', async () => {
  await openAccount({ search: '?size=200' });
  await findPlace(/^Rows 1–/);
  const day = readDays().find(({ amounts }) => amounts.includes('€0.00'));
  expect(day?.amounts.filter((amount) => amount !== '€0.00')).toHaveLength(1);
  expect(day?.total).toContain(day?.amounts.find((amount) => amount !== '€0.00'));
});

test('premium-v3 quirk 8: the currencies of one account are never added up', async () => {
  await openAccount({ search: '?size=200', quirks: ['mixed-currencies'] });
  await findPlace(/^Rows 1–/);
  const mixed = readDays().filter(
    ({ amounts }) => new Set(amounts.map((amount) => amount.includes('CZK'))).size === 2,
  );
  expect(mixed.length).toBeGreaterThan(3);
  for (const { total, amounts } of mixed) {
    const crowns = amounts.filter((amount) => amount.includes('CZK')).length;
    expect(total.replace(/\s/g, ' ')).toContain(`−CZK ${250 * crowns}.00`);
    expect(total).toContain('€');
  }
});
