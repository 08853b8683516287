import { screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { findAccessibilityFaults } from '../../support/accessibility.ts';
import { renderApp } from '../../support/render-app.tsx';
import { createTestApp } from '../../support/test-app.ts';

test('an address that leads nowhere says so and leads on', async () => {
  const app = createTestApp();
  onTestFinished(() => app.close());
  const { user, router } = await renderApp({ path: '/acounts', browser: app.browser() });
  expect(await screen.findByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
  expect(await findAccessibilityFaults()).toEqual([]);
  await user.click(screen.getByRole('link', { name: 'Go to your accounts' }));
  await expect.poll(() => router.state.location.pathname).toBe('/');
});
