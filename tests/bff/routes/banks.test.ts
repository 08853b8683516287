import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { banksAnswerSchema } from '../../../shared/session-view.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let konto: TestApp;

afterEach(() => konto.close());

test('the banks are listed as people may know them, and no secret with them', async () => {
  konto = createTestApp({ bank: { name: 'My bank', environment: 'production' } });
  const response = await konto.browser().fetch('/bff/banks');
  const answer = v.parse(banksAnswerSchema, await response.json());
  expect(answer).toEqual({
    banks: [
      {
        bankId: 'premium-v1-embedded',
        name: 'My bank',
        profile: 'premium-v1',
        environment: 'production',
        institutions: false,
      },
    ],
  });
});

test('a bank that says all of an account at once has no balances apart, and is no door to others', async () => {
  konto = createTestApp();
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const institutions = `${endpoints.institutions('premium-v1-embedded')}?country=SK`;
  for (const path of [endpoints.balances(connectionId, 'a1'), institutions])
    expect(await (await browser.fetch(path)).json()).toMatchObject({ code: 'not_found' });
});
