import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { connect, consent, expect, test } from './konto.ts';

test('from any screen one click opens all about the connection, and its end goes into a calendar', async ({
  page,
}) => {
  await connect(page);
  await page.getByRole('button', { name: /^Banka Duna/ }).click();
  await page.getByRole('link', { name: 'More about your connections' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible();
  await expect(page.getByText('180 days are left.')).toBeVisible();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Remind me in my calendar' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^konto-\d{4}-\d\d-\d\d\.ics$/);
  const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8')));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  expect(event.summary).toBe('Renew Konto’s access to Banka Duna');
  const end = download.suggestedFilename().slice('konto-'.length, -'.ics'.length);
  expect(Date.parse(end) - Date.parse(event.startDate.toString())).toBe(7 * 24 * 60 * 60 * 1000);
});

test('a second bank is connected from here, and the way back leads here', async ({ page }) => {
  await connect(page);
  await page.goto('/connections');
  await page.getByRole('main').getByRole('link', { name: 'Connect another bank' }).click();
  await page.getByRole('button', { name: /^Continue to/ }).click();
  await consent(page, 'Peter Kováč');
  await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /^Banka Duna \([12]\)$/ })).toHaveCount(2);
});

test('at 320 px in both languages nothing sticks out', async ({ page }) => {
  await connect(page);
  await page.setViewportSize({ width: 320, height: 780 });
  for (const [language, title] of Object.entries({ en: 'Connections', sk: 'Pripojenia' })) {
    await page.evaluate((preferences) => {
      localStorage.setItem('konto.preferences', preferences);
    }, JSON.stringify({ language }));
    await page.goto('/connections');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Bežný účet' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});
