import type { Disturbance } from '../../bff/sandbox/levers/disturbances.ts';
import { connect, expect, openAccount, test } from './konto.ts';

// How often it must happen: a passing failure is retried twice before anybody hears of it.
const troubles: { name: string; disturbance: Disturbance; times: number; code: string }[] = [
  { name: 'is down', disturbance: { kind: 'status', status: 503 }, times: 3, code: 'bank_unavailable' },
  { name: 'answers HTML', disturbance: { kind: 'html' }, times: 1, code: 'bank_misbehaved' },
  { name: 'breaks off', disturbance: { kind: 'cut-off' }, times: 1, code: 'bank_misbehaved' },
  {
    name: 'wants fewer requests',
    disturbance: { kind: 'status', status: 429, retryAfter: '7' },
    times: 1,
    code: 'rate_limited',
  },
];

for (const { name, disturbance, times, code } of troubles) {
  test(`a bank that ${name} is named, and trying again helps`, async ({ page, server }) => {
    await connect(page);
    await openAccount(page, /Bežný účet/);
    await expect(page.getByText(/Rows 1–50, page 1/)).toBeVisible();
    await server.levers.disturb({ endpoint: 'transactions', page: 9, times, disturbance });
    await page.goto(`${page.url()}?page=9`);
    await expect(page.getByText(code)).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.getByText(/Rows 401–450, page 9/)).toBeVisible();
  });
}

test('a screen that was not loaded yet waits for the network, and what was read stays', async ({
  page,
  context,
}) => {
  await connect(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'What the messages mean' }).click();
  await expect(page.getByText('There is no connection to Konto’s server.')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What the messages mean' })).toBeVisible();
});

test('a slow bank shows what is happening, and then the rows', async ({ page, server }) => {
  await connect(page);
  await openAccount(page, /Bežný účet/);
  await expect(page.getByText(/Rows 1–50, page 1/)).toBeVisible();
  const disturbance: Disturbance = { kind: 'slow', ms: 1500 };
  await server.levers.disturb({ endpoint: 'transactions', page: 5, disturbance });
  await page.goto(`${page.url()}?page=5`);
  await expect(page.locator('[aria-busy="true"]').first()).toBeVisible();
  await expect(page.getByText(/Rows 201–250, page 5/)).toBeVisible();
});
