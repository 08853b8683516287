import type { Page } from '@playwright/test';
import { connect, expect, test } from './konto.ts';

test.use({ viewport: { width: 360, height: 780 } });

test('on a narrow screen and a slow line, hardly anything moves while accounts and an account arrive', async ({
  page,
}) => {
  await connect(page);
  const account = page.getByRole('link', { name: /Bežný účet/ });
  const path = (await account.getAttribute('href')) ?? '';
  await slowDown(page);
  await page.addInitScript(addUpShifts);

  await page.goto('/accounts');
  await expect(account).toBeVisible();
  expect(await readShifts(page)).toBeLessThan(0.1);

  await page.goto(path);
  await expect(page.getByText(/^Rows 1–50/)).toBeVisible();
  expect(await readShifts(page)).toBeLessThan(0.1);
});

/** A line and a processor of a cheap phone, so that what comes one after the other is also painted so. */
async function slowDown(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const bytesPerSecond = 1.5e6 / 8;
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Layout shifts are geometry: the part of the window that moved times how far, so they are the same on every machine. */
function addUpShifts() {
  let sum = 0;
  Object.defineProperty(window, 'shifts', { get: () => sum });
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value);
  });
  observer.observe({ type: 'layout-shift', buffered: true });
}

/** After one more frame, in which the last of them is told. */
const readShifts = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return Number(Reflect.get(window, 'shifts'));
  });
