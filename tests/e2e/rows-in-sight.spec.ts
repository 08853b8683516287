import type { Page } from '@playwright/test';
import { connect, expect, openAccount, test } from './konto.ts';

/** How many rows can be read without scrolling, above the sandbox's ribbon. */
const countRowsInSight = (page: Page) =>
  page.locator('[data-key]').evaluateAll((rows) => {
    const end = document.querySelector('.sandbox-ribbon')?.getBoundingClientRect().top ?? innerHeight;
    return rows.filter((row) => row.getBoundingClientRect().bottom <= end).length;
  });

for (const language of ['en', 'sk']) {
  test(`an account is opened at its newest rows: eighteen in a window, the first on a phone (${language})`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await connect(page);
    await page.evaluate((preferences) => {
      localStorage.setItem('konto.preferences', preferences);
    }, JSON.stringify({ language }));
    await openAccount(page, /Bežný účet/);
    await page.reload();
    await expect(page.locator('[data-key]').first()).toBeVisible();
    expect(await countRowsInSight(page)).toBeGreaterThanOrEqual(18);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await expect(page.locator('[data-key]').first()).toBeVisible();
    expect(await countRowsInSight(page)).toBeGreaterThanOrEqual(2);
  });
}
