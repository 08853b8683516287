import type { Page } from '@playwright/test';
import { axePath, listViolations } from './axe.ts';
import { connect, expect, openAccount, test } from './konto.ts';

const looks = [
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'sk', theme: 'dark', width: 320 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'sk', theme: 'light', width: 320 },
] as const;

type Look = (typeof looks)[number];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('axe finds nothing on the screens of a signed-out person, in every look', async ({ page }) => {
  await page.addInitScript({ path: axePath });
  for (const look of looks) {
    await page.goto('/help/errors');
    await takeOn(page, look);
    for (const address of [
      '/?reason=session_expired',
      '/callback?error=access_denied&state=1',
      '/help/errors',
      '/nowhere',
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectNoFault(page, look);
    }
  }
});

test('axe finds nothing on the screens of a signed-in person, in every look', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript({ path: axePath });
  await connect(page);
  await openAccount(page, /Bežný účet/);
  const account = new URL(page.url()).pathname;
  const transaction = await page.locator('a[href*="tx="]').first().getAttribute('href');
  for (const look of looks) {
    await takeOn(page, look);
    for (const address of [
      '/accounts',
      account,
      '/connections',
      transaction ?? '',
      `${account}?page=67`,
      `${account}?page=9999`,
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectNoFault(page, look);
    }
  }
});

test('axe finds nothing when the bank fails, nor in the menus and dialogs', async ({ page, server }) => {
  await page.addInitScript({ path: axePath });
  await connect(page, { user: 'Zuzana Hrašková' });
  await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
  await expectNoFault(page, looks[0]);
  await page.getByRole('button', { name: 'Display' }).click();
  await expectNoFault(page, looks[0]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Connected/ }).click();
  await expectNoFault(page, looks[0]);
  await page.getByRole('button', { name: /^Disconnect/ }).click();
  await expectNoFault(page, looks[0]);
  await page.keyboard.press('Escape');
  await server.levers.revokeConsents();
  await page
    .getByRole('button', { name: /^Refresh/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFault(page, looks[0]);
});

test('the whole way from the accounts to a transaction and back needs no pointer', async ({ page }) => {
  await connect(page);
  const link = page.getByRole('link', { name: /Bežný účet/ });
  await expect(link).toBeVisible();
  await pressTabUntil(page, () => link.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Bežný účet/ })).toBeFocused();
  const row = page.locator('a[href*="tx="]').first();
  await expect(row).toBeVisible();
  await pressTabUntil(page, () => row.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tx=/);
  const detail = page.getByRole('region').filter({ has: page.getByRole('button', { name: 'Close' }) });
  await expect(detail.last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/tx=/);
  await expect(row).toBeFocused();
});

async function takeOn(page: Page, { language, theme, width }: Look) {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(
    (preferences) => localStorage.setItem('konto.preferences', JSON.stringify(preferences)),
    {
      language,
      theme,
      privacy: false,
      pageSize: 20,
    },
  );
}

async function expectNoFault(page: Page, look: Look) {
  const at = `${page.url()} ${JSON.stringify(look)}`;
  expect(await listViolations(page), at).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, at).toBeLessThanOrEqual(0);
}

async function pressTabUntil(page: Page, isReached: () => Promise<boolean>) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isReached()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('60 presses of Tab do not reach it');
}
