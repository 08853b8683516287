import { expect, test, vi } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp } from '../../support/test-app.ts';

test('ten reads are ten requests to the bank and ten lines, without a look into the store or any cryptography', async () => {
  const konto = createTestApp();
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const read = async () => (await browser.fetch(endpoints.accounts(connectionId))).status;
  await read();

  const store = (['read', 'update'] as const).map((name) => vi.spyOn(konto.store, name));
  const ciphers = (['encrypt', 'decrypt', 'deriveKey', 'digest'] as const).map((name) =>
    vi.spyOn(crypto.subtle, name),
  );
  const before = { requests: konto.bankRequests.length, lines: konto.logLines.length };
  for (let times = 0; times < 10; times += 1) expect(await read()).toBe(200);

  expect(konto.bankRequests.length - before.requests).toBe(10);
  const lines = konto.logLines.slice(before.lines).map((line) => JSON.parse(line));
  expect(lines.filter(({ level }) => level !== 'debug')).toHaveLength(10);
  for (const work of [...store, ...ciphers]) {
    expect(work).not.toHaveBeenCalled();
    work.mockRestore();
  }
  await konto.close();
});
