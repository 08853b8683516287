import { serve } from '@hono/node-server';
import type { Page } from '@playwright/test';
import { createSandboxBank, sandboxClient } from '../../bff/sandbox/sandbox-bank.ts';
import { findFreePort } from '../support/free-port.ts';
import { listingBank } from '../support/listing-bank.ts';
import { consent, expect, test } from './konto.ts';
import { startServer } from './server.ts';

const word = (length: number) => 'Donaudampfschifffahrtsgesellschaft'.repeat(3).slice(0, length);

/** Marks after which everything would be written the other way round, were it not isolated. */
const turned = `\u202E${word(35)}`;

const accounts = [
  {
    accountId: 'a-1',
    displayName: word(35),
    name: turned,
    product: `Product${word(35)}`,
    status: `STATUS${word(35)}`,
    balance: 1_234_567_890_123,
    accountReference: { iban: word(34).toUpperCase(), currency: 'EUR' },
  },
  { accountId: '..', displayName: word(24), balance: 1 },
];

const transaction = {
  transactionId: word(35),
  transactionAmount: { amount: -1_234_567_890_123, currency: 'EUR' },
  creditorName: turned,
  creditorAccount: { iban: word(35) },
  remittanceInformationUnstructured: word(140),
  originalAmount: { amount: 1_234_567_890_123, currency: 'USD' },
};

/** A Konto whose bank has a name of one long word, and sends more of them. */
async function startBoth() {
  const [port, bankPort] = [await findFreePort(), await findFreePort()];
  const sandbox = createSandboxBank({
    origin: `http://127.0.0.1:${bankPort}`,
    redirectUris: [`http://localhost:${port}/callback`],
  });
  const { intercept } = listingBank(() => accounts, transaction);
  const bankServer = serve({
    fetch: (request) => intercept(request, (passed) => sandbox.app.fetch(passed)),
    port: bankPort,
    hostname: '127.0.0.1',
  });
  const server = await startServer({
    PORT: String(port),
    BANK_BASE_URL: sandbox.baseUrl,
    BANK_NAME: `Bank${word(35)}`,
    OAUTH_CLIENT_ID: sandboxClient.clientId,
    OAUTH_CLIENT_SECRET: sandboxClient.clientSecret,
  });
  const stop = async () => {
    await server.stop();
    bankServer.close();
  };
  return { url: server.url, sandbox, stop };
}

/** What reaches beyond its window, dialogs and menus that scroll by themselves included. */
const findTooWide = (page: Page) =>
  page.evaluate(() => {
    const roots = [
      document.documentElement,
      ...document.querySelectorAll('dialog[open], :popover-open, section[tabindex]'),
    ];
    return roots
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth, clientWidth }) => `${tagName} ${scrollWidth} > ${clientWidth}`);
  });

for (const width of [320, 390])
  test(`C29: C30: long words and huge amounts keep to a window of ${width} pixels on every screen`, async ({
    page,
  }) => {
    const { url, sandbox, stop } = await startBoth();
    try {
      await page.setViewportSize({ width, height: 780 });
      await page.goto(url);
      const go = page.getByRole('button', { name: /^Continue to/ });
      await expect(go).toBeVisible();
      expect(await findTooWide(page), 'connect').toEqual([]);
      await go.click();
      await consent(page);
      await expect(page.getByRole('link', { name: word(35) })).toBeVisible();
      await expect(page.getByText('€1,234,567,890,124.00')).toBeVisible();
      expect(await findTooWide(page), 'accounts').toEqual([]);

      await page.getByRole('button', { name: /Connected/ }).click();
      await expect(page.getByRole('button', { name: /^Disconnect/ })).toBeVisible();
      expect(await findTooWide(page), 'menu').toEqual([]);
      await page.getByRole('button', { name: /^Disconnect/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findTooWide(page), 'dialog').toEqual([]);
      await page.getByRole('button', { name: 'Keep it connected' }).click();

      await page
        .getByRole('link', { name: word(24), exact: false })
        .last()
        .click();
      await expect(page.getByText(/Konto does not ask the bank/).first()).toBeVisible();
      expect(await findTooWide(page), 'account that is not asked for').toEqual([]);
      await page.goBack();
      await page.getByRole('link', { name: word(35) }).click();
      await expect(page.getByText(/Rows 1–1/)).toBeVisible();
      expect(await findTooWide(page), 'account').toEqual([]);
      await page.getByRole('list').getByRole('link').last().click();
      await page.getByText('As the bank sent it').click();
      await expect(page.getByText(/"creditorName": "\\u202e/)).toBeVisible();
      expect(await findTooWide(page), 'detail').toEqual([]);
      await page.getByRole('button', { name: 'Close' }).click();

      sandbox.levers.revokeConsents();
      await page.getByRole('button', { name: /^Refresh/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findTooWide(page), 'lost consent').toEqual([]);
      await page.getByRole('button', { name: 'Not now' }).click();
      await expect(page.getByText(/no longer accepts your consent/)).toBeVisible();
      expect(await findTooWide(page), 'account without a consent').toEqual([]);
    } finally {
      await stop();
    }
  });
