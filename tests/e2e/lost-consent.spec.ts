import { connect, consent, expect, openAccount, test } from './konto.ts';

test('an access token that runs out is not noticed', async ({ page, server }) => {
  await connect(page);
  await openAccount(page, /Papiernictvo/);
  await expect(page.getByText(/Rows 1–50, page 1/)).toBeVisible();
  await server.levers.expireAccessTokens();
  await page.getByRole('link', { name: 'Next' }).click();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText(/Rows 101–150, page 3/)).toBeVisible();
  const { tokenCallsByGrantType } = await server.levers.readJournal();
  expect(tokenCallsByGrantType.refresh_token).toBe(1);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('C4: a consent revoked on page 3 is one dialog, and afterwards the person is on page 3 again', async ({
  page,
  server,
}) => {
  await connect(page);
  await openAccount(page, /Papiernictvo/);
  await page.goto(`${page.url()}?size=20&page=3`);
  await expect(page.getByText(/Rows 41–60, page 3/)).toBeVisible();
  const address = new URL(page.url());

  await page.waitForLoadState('networkidle'); // the account's detail is read beside its transactions
  await server.levers.revokeConsents();
  await page.getByRole('button', { name: /^Refresh/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveCount(1);
  await expect(page.getByText(/Rows 41–60, page 3/)).toBeVisible();

  await dialog.getByRole('button', { name: /Reconnect/ }).click();
  await consent(page);
  await expect(page.getByText(/Rows 41–60, page 3/)).toBeVisible();
  const after = new URL(page.url());
  expect(after.pathname + after.search).toBe(address.pathname + address.search);
});
