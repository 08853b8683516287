// What the browser tests share: a server for each worker, and pages in which nothing may go wrong unnoticed.
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type SandboxedServer, startSandboxedServer } from './server.ts';

interface TestFixtures {
  /** Notes that break the page's policy, uncaught errors and unexpected console errors; none may be left at the end. */
  complaints: string[];
}

interface WorkerFixtures {
  server: SandboxedServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const server = await startSandboxedServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, use) => use(server.url),
  complaints: [
    async ({ context, server }, use) => {
      await server.levers.reset();
      const complaints: string[] = [];
      watch(context, complaints);
      await use(complaints);
      await server.levers.reset();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** A failed request is no complaint: the tests order them, and the page must show them. */
function watch(context: BrowserContext, complaints: string[]) {
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
}

interface Choice {
  user?: string;
  keep?: boolean;
  accounts?: readonly string[];
}

/** From anywhere in the app's Connect screen to the accounts, as a person does it. */
export async function connect(page: Page, { user = 'Jana Nováková', keep = false, accounts }: Choice = {}) {
  await page.goto('/');
  if (keep) await page.getByRole('checkbox', { name: 'Keep me connected on this device' }).check();
  await page.getByRole('button', { name: /^Continue to/ }).click();
  await consent(page, user, accounts);
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible();
}

/** The same in a first tab, and then a second one of the same browser at the accounts. */
export async function connectInTwoTabs(page: Page): Promise<Page> {
  await connect(page);
  const other = await page.context().newPage();
  await other.goto('/accounts');
  return other;
}

/** At the bank: sign in, and allow everything that is offered, or the accounts with these keys. */
export async function consent(page: Page, user = 'Jana Nováková', accounts?: readonly string[]) {
  await page.getByRole('button', { name: user }).click();
  if (accounts)
    for (const box of await page.getByRole('checkbox').all()) {
      await box.setChecked(accounts.includes(await box.inputValue()));
    }
  await page.locator('button[value="allow"]').click();
}

export async function openAccount(page: Page, name: RegExp | string) {
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
