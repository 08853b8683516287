import type { Page } from '@playwright/test';
import { connect, expect, test } from './konto.ts';

// Only in the built application: in development React mounts everything twice, and asks twice.
test('an account costs the bank each read once, by its address and from the list alike', async ({ page }) => {
  await connect(page);
  const account = page.getByRole('link', { name: /Bežný účet/ });
  const path = (await account.getAttribute('href')) ?? '';
  const reads = noteReads(page);

  await page.goto(path);
  await expect.poll(() => reads.toSorted()).toEqual(['accounts', 'detail', 'page=1', 'page=2']);
  await page.goto('/accounts');
  await expect(account).toBeVisible();

  reads.length = 0;
  await account.click();
  await expect(page.getByText(/^Rows 1–50/)).toBeVisible();
  await expect.poll(() => reads.toSorted()).toEqual(['detail', 'page=1', 'page=2']);
});

/** The reads of bank data from now on, by what is read. */
function noteReads(page: Page): string[] {
  const reads: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const [, ofAccounts] = /^\/bff\/connections\/[^/]+\/accounts(.*)$/.exec(pathname) ?? [];
    if (ofAccounts === undefined) return;
    if (ofAccounts === '') reads.push('accounts');
    else reads.push(/page=\d+/.exec(search)?.[0] ?? 'detail');
  });
  return reads;
}
