import { connect, expect, openAccount, test } from './konto.ts';
import { translate } from './translator.ts';

test('C17: a translated page copies an IBAN, and nothing breaks when the pointer leaves', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await connect(page);
  await translate(page);
  const copy = page.getByRole('button', { name: /Copy/ }).first();
  await copy.click();
  await expect(page.getByRole('button', { name: /Copied/ })).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(page.getByRole('button', { name: /Copied/ })).toHaveCount(0);
  await expect(copy).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /Accounts/ })).toBeVisible();
});

test('C17: a translated page turns pages, changes their size, shows details, and says what is true', async ({
  page,
}) => {
  await connect(page);
  await openAccount(page, /Papiernictvo/);
  await expect(page.getByText(/Rows 1–50, page 1 of 2,000/)).toBeVisible();
  await translate(page);
  await page.getByRole('link', { name: /Next/ }).click();
  await expect(page.getByText(/Rows 51–100, page 2 of 2,000/)).toBeVisible();
  await expect(page.getByText(/Rows 1–50/)).toHaveCount(0);
  await page.getByRole('combobox').selectOption('20');
  await expect(page.getByText(/Rows 41–60, page 3 of 5,000/)).toBeVisible();
  await page.getByRole('list').getByRole('link').first().click();
  await expect(page.getByText(/As the bank sent it/)).toBeVisible();
  await page.getByRole('button', { name: /Close/ }).click();
  await page.getByRole('button', { name: /Hide amounts/ }).click();
  await expect(page.getByRole('button', { name: /Hide amounts/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('link', { name: 'Konto' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Accounts/ })).toBeVisible();
});

test('C17: a translated page meets a bank that fails, another language and its end without breaking', async ({
  page,
  server,
}) => {
  await connect(page);
  await translate(page);
  await server.levers.disturb({ times: 3, disturbance: { kind: 'status', status: 503 } });
  await page
    .getByRole('button', { name: /Refresh/ })
    .first()
    .click();
  await expect(page.getByText(/not available at the moment/)).toBeVisible();
  await page
    .getByRole('button', { name: /Try again/ })
    .first()
    .click();
  await expect(page.getByText(/not available at the moment/)).toHaveCount(0);
  await page.getByRole('button', { name: /Display/ }).click();
  await page.getByText(/Slovenčina/).click();
  await expect(page.getByRole('heading', { level: 1, name: /Účty/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Odhlásiť sa/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Pripojte svoju banku/ })).toBeVisible();
});
