import { connect, expect, test } from './konto.ts';

// The Chromium that the project brings keeps no page in its back-forward cache, so the page is told what it would hear
// there; tests/engines/ has Firefox and WebKit keep it.
test('E6: a page that comes back from the back-forward cache hides until it has asked, and forgets what is lost', async ({
  page,
  context,
}) => {
  await connect(page);
  const tell = (type: string) =>
    page.evaluate((name) => {
      dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
    }, type);

  await tell('pagehide');
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeHidden();
  await context.clearCookies();
  await tell('pageshow');
  await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  await expect(page.getByText('Bežný účet')).toHaveCount(0);
});
