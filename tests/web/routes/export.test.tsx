import { act, screen, waitFor, within } from '@testing-library/react';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { paths } from '../../../web/paths.ts';
import { changePreferences } from '../../../web/preferences/preferences.ts';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { findAccountPath } from '../../support/account-path.ts';
import { listingBank } from '../../support/listing-bank.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestAppOptions } from '../../support/test-app.ts';

const saved: { name: string; content: Blob }[] = [];

beforeEach(() => {
  saved.length = 0;
  let content = new Blob();
  URL.createObjectURL = (blob: Blob) => {
    content = blob;
    return 'blob:export';
  };
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, content });
  });
});

interface Opening extends TestAppOptions {
  account?: string;
  search?: string;
  /** Looks for these words in the account, and exports what was found once all is loaded. */
  find?: string;
}

async function openExport({ account = 'Rezerva', search = '', find, ...options }: Opening = {}) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  const accountPath = await findAccountPath(browser, account);
  const found = find && paths.find({ q: find, account: accountPath.replace(/^.*\//, '') });
  const rendered = await renderApp({ path: found ?? accountPath + search, browser, now: app.clock.now });
  if (find) await screen.findByText(/^That is everything that the bank had at /);
  await rendered.user.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Export' }));
  const save = async () => {
    await waitFor(() =>
      expect(dialog.getByRole('button', { name: 'Save' })).not.toHaveAttribute('aria-disabled', 'true'),
    );
    await rendered.user.click(dialog.getByRole('button', { name: 'Save' }));
    await dialog.findByText(/saved\.$/);
  };
  return { dialog, save, ...rendered };
}

const readCsv = async (): Promise<Record<string, string>[]> =>
  parse((await saved[0]?.content.text()) ?? '', { columns: true, bom: true });

test('an account is saved with its whole history, whatever page is on the screen', async () => {
  const { save } = await openExport({ account: 'Domácnosť', search: '?size=10' });
  await save();
  const rows = await readCsv();
  expect(rows.length).toBeGreaterThan(200);
  expect(saved.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^SK\d{22}-EUR_20\d\d-\d\d-\d\d_20\d\d-\d\d-\d\d\.csv$/),
  ]);
  expect(await findAccessibilityFaults()).toEqual([]);
});

test('the page alone holds its rows, in the dialect of programs where one likes', async () => {
  const { user, dialog, save } = await openExport({ account: 'Domácnosť', search: '?size=10&page=2' });
  await user.click(dialog.getByRole('radio', { name: 'This page' }));
  await user.selectOptions(dialog.getByLabelText('Written for'), 'programs (comma, point, ISO dates)');
  await save();
  const rows = await readCsv();
  expect(rows).toHaveLength(10);
  expect(rows[0]?.['Booked on']).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await saved[0]?.content.slice(0, 3).text()).toBe('Boo');
  expect(saved[0]?.name).toMatch(/_page\.csv$/);
});

test('all accounts are a file each, or the sheets of one workbook', async () => {
  const accounts = ['No 0.', 'No 1.'].map((displayName, place) => ({
    accountId: `a-${place}`,
    displayName,
    balance: 1,
  }));
  const { user, dialog, save } = await openExport({ account: 'No 0.', ...listingBank(() => accounts) });
  await user.click(dialog.getByRole('radio', { name: 'All accounts, their whole history' }));
  await save();
  expect(saved).toHaveLength(2);
  expect(await Promise.all(saved.map(({ content }) => content.text()))).toEqual([
    expect.stringContaining('Row of a-0'),
    expect.stringContaining('Row of a-1'),
  ]);
  saved.length = 0;
  await user.selectOptions(dialog.getByLabelText('Format'), 'Excel (XLSX)');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/^konto_20.*\.xlsx$/)]),
  );
});

test('a whole history without rows is a file that says so', async () => {
  const { user, dialog, save } = await openExport({ account: 'Rezerva' });
  await user.selectOptions(dialog.getByLabelText('Format'), 'JSON');
  await save();
  const { complete, account, transactions } = JSON.parse((await saved[0]?.content.text()) ?? '');
  expect({ complete, currency: account.currency }).toEqual({ complete: true, currency: 'EUR' });
  expect(transactions).toEqual([]);
});

test('where the loading ends early, the file says so in its name', async () => {
  const { dialog, save } = await openExport({
    account: 'Domácnosť',
    intercept: async (request, sandbox) =>
      request.url.includes('page=2') ? new Response('', { status: 400 }) : sandbox(request),
  });
  expect(await dialog.findByText('That is not everything.')).toBeVisible();
  await save();
  expect(saved[0]?.name).toMatch(/_incomplete\.csv$/);
  expect(await readCsv()).toHaveLength(200);
});

test('what was found is saved, and nothing else, under a name that says so', async () => {
  const { save } = await openExport({ account: 'Bežný účet', find: 'potraviny' });
  await save();
  expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/_found\.csv$/)]);
  const names = (await readCsv()).map(({ Counterparty, ...row }) => `${Counterparty} ${Object.values(row)}`);
  expect(names.length).toBeGreaterThan(100);
  expect(names.every((name) => name.includes('Potraviny'))).toBe(true);
});

test('while amounts are hidden, an export asks first', async () => {
  changePreferences({ privacy: true });
  const { user, dialog, save } = await openExport();
  const button = dialog.getByRole('button', { name: 'Save' });
  await user.click(button);
  expect(saved).toEqual([]);
  await user.click(dialog.getByRole('checkbox', { name: /The file shows them/ }));
  await save();
  expect(saved).toHaveLength(1);
});

test('amounts that are hidden while the dialog is open are asked for as well', async () => {
  const { user, dialog } = await openExport();
  act(() => changePreferences({ privacy: true }));
  expect(dialog.getByRole('checkbox', { name: /The file shows them/ })).not.toBeChecked();
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(saved).toEqual([]);
});

test('who closes the dialog meanwhile gets no file, and the focus is where it was', async () => {
  const { user, dialog } = await openExport();
  await user.click(dialog.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus();
  expect(saved).toEqual([]);
});
