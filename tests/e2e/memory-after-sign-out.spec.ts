import type { CDPSession } from '@playwright/test';
import { connect, expect, openAccount, test } from './konto.ts';

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

test('K1: soon after signing out in a tab no row of a transaction is left in its memory', async ({
  page,
}) => {
  await connect(page);
  await openAccount(page, /Bežný účet/);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText(/Rows 51–100/)).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  const row = page.getByRole('region', { name: 'Transactions' }).getByRole('listitem').nth(3);
  const canary = (await row.locator('bdi').first().textContent()) ?? '';
  expect(canary).not.toBe('');
  expect(await isReachable(devtools, canary)).toBe(true);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(/You are signed out/)).toBeVisible();
  await expect.poll(() => isReachable(devtools, canary)).toBe(false);
});
