import { screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { listingBank } from '../../support/listing-bank.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

const listAccounts = (length: number) =>
  Array.from({ length }, (_, place) => ({
    accountId: `a-${place}`,
    displayName: `No ${place}.`,
    balance: 1,
    isBare: true,
  }));

/** `haste` is how much faster time passes, for the pace of the queue as for the counting of it. */
async function openAccounts({ length, haste }: { length: number; haste: number }) {
  const startedAt = Date.now();
  const now = () => app.clock.now() + (Date.now() - startedAt) * haste;
  const bank = listingBank(() => listAccounts(length));
  const seen = { running: 0, most: 0, begunAt: [] as number[] };
  const app = createTestApp({
    async intercept(request, sandbox) {
      if (!/\/accounts\/[^/]+$/.test(request.url)) return bank.intercept(request, sandbox);
      seen.begunAt.push(now());
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      const answer = await bank.intercept(request, sandbox);
      seen.running -= 1;
      return answer;
    },
  });
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  return { seen, ...(await renderApp({ path: '/accounts', browser, now })) };
}

test('C27: the balances of 300 accounts all come, few at once, and never as fast as the BFF would refuse', async () => {
  const { seen, container } = await openAccounts({ length: 300, haste: 10 });
  await waitFor(() => expect(container.textContent.includes('300 accounts€300.00')).toBe(true), {
    timeout: 30_000,
  });
  expect(container).not.toHaveTextContent('rate_limited');
  expect(seen.begunAt).toHaveLength(300);
  expect(seen.most).toBeLessThanOrEqual(6);
  for (const start of seen.begunAt) {
    const within = seen.begunAt.filter((at) => at >= start && at < start + 20_000);
    expect(within.length).toBeLessThan(200);
  }
}, 40_000);

test('C27: leaving the screen ends the reading, and the account that was opened is read at once', async () => {
  const { seen, user, world, container } = await openAccounts({ length: 100, haste: 1 });
  await user.click(await screen.findByText('No 99.'));
  await waitFor(() => expect(container.textContent.includes('Row of a-99')).toBe(true), { timeout: 15_000 });
  await waitFor(() => expect(world.queryClient.isFetching()).toBe(0));
  expect(screen.getByRole('region', { name: 'Balances' })).toHaveTextContent('€1.00');
  expect(seen.begunAt.length).toBeLessThan(100);
}, 20_000);
