import { test as base, chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { connect, expect } from './konto.ts';
import { startServer } from './server.ts';

// Playwright turns the cache off in the browsers that it starts by itself: this one has it, as people's browsers do.
base(
  'E6: a page that comes back from the back-forward cache after a sign-out shows nothing of the bank',
  async () => {
    const server = await startServer();
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: chromiumArguments,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    try {
      const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
      const page = await context.newPage();
      await connect(page);
      await page.evaluate(() => {
        window.addEventListener('pageshow', ({ persisted }) => {
          document.documentElement.dataset.wasPersisted = String(persisted);
        });
      });
      await page.goto(server.sandboxUrl);
      const other = await context.newPage();
      await other.goto('/accounts');
      await other.getByRole('button', { name: 'Sign out' }).click();
      await expect(other.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();

      await page.goBack();
      await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
      await expect(page.getByText('Bežný účet')).toHaveCount(0);
    } finally {
      await browser.close();
      await server.stop();
    }
  },
);
