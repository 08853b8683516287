// The embedded bank in its current generation: as a final consumer's own application sees it, and as a third party does.
import type { Page } from '@playwright/test';
import { consent, expect, openAccount, test } from './konto.ts';
import { type SandboxedServer, startSandboxedServer } from './server.ts';

const firstRow = (page: Page) => page.locator('[data-key]').first();

for (const usage of ['final-consumer', 'tpp'] as const) {
  test.describe(`premium-v3, ${usage}`, () => {
    let konto: SandboxedServer;

    test.beforeAll(async () => {
      konto = await startSandboxedServer({ BANK_PROFILE: 'premium-v3', BANK_USAGE: usage });
    });
    test.afterAll(() => konto.stop());

    async function connect(page: Page) {
      await page.goto(konto.url);
      await page.getByRole('button', { name: /^Continue to/ }).click();
      await consent(page);
      await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
    }

    test('a person connects, pages to the end, and does not notice that a token has run out', async ({
      page,
    }) => {
      await connect(page);
      await openAccount(page, /Domácnosť/);
      await expect(page.getByText('Rows 1–50, more exist')).toBeVisible();
      await konto.levers.expireAccessTokens();
      const next = page.getByRole('link', { name: 'Next' });
      const end = page.getByText('This is the end of the history: the bank shows nothing older.');
      for (let rows = 50; !(await end.isVisible()); rows += 50) {
        await next.click();
        await expect(page.getByText(new RegExp(`^Rows ${rows + 1}–`))).toBeVisible();
        await expect(next.or(end)).toBeVisible();
      }
      await expect(next).toHaveCount(0);
      const { tokenCallsByGrantType } = await konto.levers.readJournal();
      expect(tokenCallsByGrantType.refresh_token).toBe(1);
    });

    test('a consent that is revoked in the midst of paging leads back to the same rows', async ({ page }) => {
      await connect(page);
      await openAccount(page, /Bežný účet/);
      await page.getByRole('link', { name: 'Next' }).click();
      await expect(page.getByText('Rows 51–100, more exist')).toBeVisible();
      const row = await firstRow(page).textContent();
      const { pathname } = new URL(page.url());
      await page.waitForLoadState('networkidle');
      await konto.levers.revokeConsents();
      await page.getByRole('button', { name: /^Refresh/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Reconnect/ })
        .click();
      await consent(page);
      await expect(page.getByText('50 rows, more exist')).toBeVisible();
      expect(await firstRow(page).textContent()).toBe(row);
      expect(new URL(page.url()).pathname).toBe(pathname);
    });

    test('disconnecting says what became of the consent', async ({ page }) => {
      await connect(page);
      await page.goto(`${konto.url}/connections`);
      await page.getByRole('main').getByRole('button', { name: 'Disconnect' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
      const said = {
        tpp: /has deleted the consent/,
        'final-consumer': /^Your bank is disconnected.* was not told/,
      };
      await expect(page.getByText(said[usage])).toBeVisible();
    });
  });
}
