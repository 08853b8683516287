import { expect, test } from './konto.ts';

test('a browser too old for Konto is told so in both languages, wherever the person opens it', async ({
  context,
  page,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'toSorted'));
  for (const address of ['/', '/accounts', '/callback?code=a&state=b']) {
    await page.goto(address);
    await expect(page.getByRole('alert')).toContainText(/This browser \(Chrome \d+\) is too old for Konto/);
    await expect(page.getByRole('alert')).toContainText(/Tento prehliadač \(Chrome \d+\) je pre Konto/);
    await expect(page.locator('#root')).toHaveCount(0);
  }
});

test('a browser that does not understand the application is told so instead of waiting for ever', async ({
  complaints,
  page,
}) => {
  await page.route('**/assets/*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'a ?? = b' }),
  );
  await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'toSorted'));
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText(/This browser \(Chrome \d+\) is too old for Konto/);
  expect(complaints.splice(0)).toEqual(["SyntaxError: Unexpected token '='"]);
});

test('the application waits for nothing that only old browsers need', async ({ page }) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/too-old.js', (route) => promise.then(() => route.continue()));
  const opened = page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  resolve();
  await opened;
});

test('a browser that is new enough draws the application', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
  await expect(page.getByText(/too old/)).toHaveCount(0);
});
