import { connect, expect, openAccount, test } from './konto.ts';

test('a person connects, reads balances, pages through transactions and signs out', async ({ page }) => {
  await connect(page);
  await expect(page.getByRole('link', { name: /Bežný účet/ })).toBeVisible();
  await expect(page.getByText('Available').first()).toBeVisible();

  await openAccount(page, /Papiernictvo/);
  await expect(page.getByText(/Rows 1–50, page 1 of 2,000/)).toBeVisible();

  await page.getByLabel('Rows per page').selectOption('20');
  await expect(page.getByText(/Rows 1–20, page 1 of 5,000/)).toBeVisible();
  expect(page.url()).toContain('size=20');

  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText(/Rows 21–40, page 2/)).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText(/Rows 41–60, page 3/)).toBeVisible();
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(page.getByText(/Rows 21–40, page 2/)).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('Papiernictvo')).toHaveCount(0);
});

test('the address alone brings a person back to the page and size they had', async ({ page }) => {
  await connect(page);
  await openAccount(page, /Papiernictvo/);
  await page.goto(`${page.url()}?size=10&page=7`);
  await expect(page.getByText(/Rows 61–70, page 7/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Rows 61–70, page 7/)).toBeVisible();
  await expect(page.getByLabel('Rows per page')).toHaveValue('10');
});

test('who turns a page and goes back is where they were on the page before', async ({ page }) => {
  await connect(page);
  await openAccount(page, /Papiernictvo/);
  await expect(page.getByText(/Rows 1–50, page 1/)).toBeVisible();
  const readScroll = () => page.evaluate(() => Math.round(scrollY));
  const next = page.getByRole('link', { name: 'Next' });
  await next.scrollIntoViewIfNeeded();
  const left = await readScroll();
  expect(left).toBeGreaterThan(1_000);
  await next.click();
  await expect(page.getByText(/Rows 51–100, page 2/)).toBeInViewport();
  await page.goBack();
  await expect(page.getByText(/Rows 1–50, page 1/)).toBeAttached();
  await expect.poll(readScroll).toBe(left);
});

test('who reloads the list of accounts, or comes back to it from one, is where they were', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 600 });
  await connect(page);
  const last = page.locator('main').getByRole('link').last();
  await expect(last).toBeAttached();
  const readScroll = () => page.evaluate(() => Math.round(scrollY));
  await page.evaluate(() => scrollTo(0, 900));
  expect(await readScroll()).toBe(900);

  await page.reload();
  await expect(last).toBeAttached();
  await expect.poll(readScroll).toBe(900);

  await last.focus();
  const left = await readScroll();
  await last.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Transactions' })).toBeAttached();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeAttached();
  await expect.poll(readScroll).toBe(left);
});
