import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;

beforeEach(() => {
  app = createTestApp();
});

afterEach(() => app.close());

test('says who asks and for what, and leaves for the bank', async () => {
  const { user, left } = await renderApp({ browser: app.browser() });
  expect(await screen.findByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Continue to Banka Duna' }));
  await expect.poll(() => left).toHaveLength(1);
});
