import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { axePath, listViolations } from './axe.ts';
import { connect, expect, openAccount, test } from './konto.ts';

test('an account is saved whole, as CSV in two clicks and as a workbook, on a phone too', async ({
  page,
}) => {
  await page.addInitScript({ path: axePath });
  await page.setViewportSize({ width: 320, height: 700 });
  await connect(page);
  await openAccount(page, /Domácnosť/);
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText(/^That is everything that the bank had at/)).toBeVisible();
  expect(await listViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

  const csv = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const file = await csv;
  expect(file.suggestedFilename()).toMatch(/^SK\d{22}-EUR_20\d\d-\d\d-\d\d_20\d\d-\d\d-\d\d\.csv$/);
  const rows = parse(readFileSync(await file.path(), 'utf8'), { columns: true, bom: true });
  expect(rows.length).toBeGreaterThan(200);
  await expect(dialog.getByText('The file is saved.')).toBeVisible();

  await dialog.getByLabel('Format').selectOption('xlsx');
  const xlsx = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  expect((await xlsx).suggestedFilename()).toMatch(/\.xlsx$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
});
