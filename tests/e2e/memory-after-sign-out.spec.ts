import type { CDPSession, Page } from '@playwright/test';
import { connect, connectInTwoTabs, consent, expect, openAccount, test } from './konto.ts';

/** Whether a text is held by anything that the page's script can still reach. */
async function isReachable(devtools: CDPSession, text: string): Promise<boolean> {
  const chunks: string[] = [];
  const collect = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { strings } = JSON.parse(chunks.join('')) as { strings: string[] };
  return strings.some((held) => held.includes(text));
}

/** Opens the second page of an account, and names something of the bank that only it shows. */
async function openCanary(page: Page): Promise<string> {
  await openAccount(page, /Bežný účet/);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText(/Rows 51–100/)).toBeVisible();
  const row = page.getByRole('region', { name: 'Transactions' }).getByRole('listitem').nth(3);
  return (await row.locator('bdi').first().textContent()) ?? '';
}

async function watchMemory(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  return devtools;
}

const readTimings = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('/bff/connections/')),
  );

test('K1: soon after signing out no row of a transaction is left in the memory of any tab, nor what was asked for', async ({
  page,
}) => {
  const tabs = [page, await connectInTwoTabs(page)];
  const canaries = [];
  for (const tab of tabs)
    canaries.push({ tab, text: await openCanary(tab), devtools: await watchMemory(tab) });
  for (const { tab, text, devtools } of canaries) {
    expect(text).not.toBe('');
    expect(await isReachable(devtools, text)).toBe(true);
    expect(await readTimings(tab)).not.toEqual([]);
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  for (const { tab, text, devtools } of canaries) {
    await expect(tab.getByText(/You are signed out/)).toBeVisible();
    await expect.poll(() => isReachable(devtools, text)).toBe(false);
    expect(await readTimings(tab)).toEqual([]);
  }
});

test('K1: a session that is lost leaves nothing of the bank in memory', async ({ page, context }) => {
  await connect(page);
  const devtools = await watchMemory(page);
  const text = await openCanary(page);
  await page.waitForLoadState('networkidle'); // What is read ahead must not notice it before the person does.
  await context.clearCookies();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  await expect.poll(() => isReachable(devtools, text)).toBe(false);
});

test('K1: a bank that is disconnected leaves none of its rows in memory, while another stays', async ({
  page,
}) => {
  await connect(page);
  await page.goto('/?another=yes');
  await page.getByRole('button', { name: /^Continue to/ }).click();
  await consent(page, 'Peter Kováč');
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
  const devtools = await watchMemory(page);
  const text = await openCanary(page);
  expect(await isReachable(devtools, text)).toBe(true);
  await page.getByRole('button', { name: /Connected/ }).click();
  await page
    .getByRole('button', { name: /^Disconnect/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Disconnect/ })
    .click();
  await expect.poll(() => isReachable(devtools, text)).toBe(false);
});
