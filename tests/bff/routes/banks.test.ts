import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
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
      { bankId: 'premium-v1-embedded', name: 'My bank', profile: 'premium-v1', environment: 'production' },
    ],
  });
});
