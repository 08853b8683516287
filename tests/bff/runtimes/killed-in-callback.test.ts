import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutlivedKonto, type OutlivedKonto } from '../../support/outlived-konto.ts';

let konto: OutlivedKonto;

beforeEach(async () => {
  konto = await createOutlivedKonto();
});

afterEach(() => konto.close());

const tokenCalls = () => konto.bank.levers.readJournal().tokenCallsByGrantType.authorization_code ?? 0;

test('I5: a code that was on its way to the bank when the process was killed is not sent again', async () => {
  await konto.start();
  const browser = konto.browser();
  const response = await browser.consent(await browser.login());
  konto.bank.levers.disturb({ endpoint: 'token', disturbance: { kind: 'hang' } });
  const lost = browser.callback(response).catch(() => null);
  await expect.poll(tokenCalls).toBe(1);
  await konto.kill();
  expect(await lost).toBeNull();

  await konto.start();
  const again = await browser.callback(response);
  expect([again.status, (await again.json()).code]).toEqual([502, 'token_exchange_failed']);
  expect(tokenCalls()).toBe(1);
  konto.bank.levers.reset();
  expect(await browser.connect()).toMatchObject({ connectionId: expect.any(String) });
});
