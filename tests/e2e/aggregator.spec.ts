import { consent, expect, openAccount, test } from './konto.ts';
import { startSandboxedServer } from './server.ts';

test('through a door to many banks: choose, connect, read to the end, lose the consent, and back to the same rows', async ({
  page,
}) => {
  const server = await startSandboxedServer({ BANK_PROFILE: 'enable-banking' });
  const { levers } = server;
  const rows = page.locator('[data-key]');
  try {
    await page.goto(server.url);
    await page.getByLabel('Country').selectOption('SK');
    await page.getByLabel('Find your bank').fill('dun');
    await page.getByRole('button', { name: 'Banka Duna' }).click();
    await consent(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
    await openAccount(page, /Domácnosť/);
    await expect(page.getByLabel('Rows per page')).toHaveCount(0);
    const next = page.getByRole('link', { name: 'Next' });
    await expect(next).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(rows).toHaveCount(50);
    const shown = await rows.allInnerTexts();
    const address = page.url();

    await levers.revokeConsents();
    await page.getByRole('button', { name: /^Refresh/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Reconnect/ })
      .click();
    await consent(page);
    await expect(next).toBeVisible();
    expect(page.url()).toBe(address);
    await page.waitForLoadState('networkidle');
    expect(await rows.allInnerTexts()).toEqual(shown);

    while ((await next.count()) > 0) {
      const before = page.url();
      await next.click();
      await expect(page).not.toHaveURL(before);
      await page.waitForLoadState('networkidle');
    }
    await expect(page.getByText(/This is the end of the history/)).toBeVisible();
    const { tokenCallsByGrantType } = await levers.readJournal();
    expect(tokenCallsByGrantType).toEqual({});
  } finally {
    await server.stop();
  }
});
