import { connect, consent, expect, test } from './konto.ts';

test('a refusal at the bank is told, with a way to start again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^Continue to/ }).click();
  await page.getByRole('button', { name: 'Jana Nováková' }).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The bank was not connected' })).toBeVisible();
  await expect(page.getByText('authorization_denied')).toBeVisible();
  await page.getByRole('link', { name: 'Start again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
});

test('B2: two tabs that connect at once both arrive', async ({ context }) => {
  const tabs = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto('/');
    await tab.getByRole('button', { name: /^Continue to/ }).click();
    await tab.getByRole('button', { name: 'Jana Nováková' }).click();
  }
  for (const tab of tabs.toReversed()) {
    await tab.getByRole('button', { name: 'Allow' }).click();
    await expect(tab.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  }
});

test('B2: two tabs that come back in the same moment share one session, with both banks', async ({
  context,
  server,
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const tab of [first, second]) {
    await tab.goto('/');
    await tab.getByRole('button', { name: /^Continue to/ }).click();
  }
  await first.getByRole('button', { name: 'Jana Nováková' }).click();
  await second.getByRole('button', { name: /^Peter/ }).click();
  await server.levers.disturb({ endpoint: 'token', times: 1, disturbance: { kind: 'slow', ms: 500 } });
  await Promise.all([first, second].map((tab) => tab.getByRole('button', { name: 'Allow' }).click()));
  for (const tab of [first, second])
    await expect(tab.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await first.reload();
  await expect(first.getByRole('heading', { level: 2, name: /^Banka Duna/ })).toHaveCount(2);
});

test('B16: the address bar holds neither code nor state once the page has come back', async ({ page }) => {
  const addresses: string[] = [];
  await page.goto('/');
  await page.getByRole('button', { name: /^Continue to/ }).click();
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await consent(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/code=|state=/);
  expect(addresses.filter((address) => address.includes('/callback?code=')).length).toBeLessThanOrEqual(1);
});

test('B4: a replayed callback address leads a signed-in person into the app', async ({ page }) => {
  const callbackUrl = await connectAndKeepCallback(page);
  await page.goto(callbackUrl);
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
});

test('B5: a stolen callback address opens nothing in another browser', async ({ page, browser, server }) => {
  const callbackUrl = await connectAndKeepCallback(page);
  const thief = await browser.newPage({ baseURL: server.url });
  await thief.goto(callbackUrl);
  await expect(thief.getByText('authorization_unknown')).toBeVisible();
  await thief.goto('/accounts');
  await expect(thief.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  await thief.context().close();
});

async function connectAndKeepCallback(page: Parameters<typeof connect>[0]): Promise<string> {
  const seen = page.waitForRequest((request) => request.url().includes('/callback?'));
  await connect(page);
  return (await seen).url();
}
