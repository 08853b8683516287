import { connect, connectInTwoTabs, expect, openAccount, test } from './konto.ts';

test('E6: the other tab shows the sign-out within a second and forgets the data', async ({ page }) => {
  const other = await connectInTwoTabs(page);
  await expect(other.getByRole('link', { name: /Bežný účet/ })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible({
    timeout: 1_000,
  });
  await expect(other.getByText('Bežný účet')).toHaveCount(0);
});

test('nothing of the bank is kept in the browser', async ({ page, context }) => {
  await connect(page);
  await openAccount(page, /Bežný účet/);
  await expect(page.getByRole('link', { name: 'Next' })).toBeVisible();
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
  expect(kept.databases).toEqual([]);
  expect(kept.caches).toEqual([]);
  expect(kept.cookie).toBe('');
  expect(kept.local.filter((key) => key !== 'konto.preferences')).toEqual([]);
  const inSession = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(inSession).not.toMatch(/SK\d{2}|Bežný|amount/);
  for (const cookie of await context.cookies()) {
    if (!cookie.name.startsWith('konto')) continue;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  }
});
