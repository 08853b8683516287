import { connect, expect, openAccount, test } from './konto.ts';

/** Takes from the browser what the oldest ones that package.json names have not. */
function becomeOld() {
  const take = (owner: object, ...names: string[]) => {
    for (const name of names) Reflect.deleteProperty(owner, name);
  };
  take(URL, 'parse', 'canParse');
  take(Map, 'groupBy');
  take(Object, 'groupBy');
  take(Array, 'fromAsync');
  take(Promise, 'withResolvers', 'try');
  take(
    Iterator.prototype,
    'map',
    'filter',
    'find',
    'some',
    'every',
    'toArray',
    'forEach',
    'reduce',
    'flatMap',
  );
  take(Set.prototype, 'union', 'difference', 'intersection', 'isSubsetOf');
  take(Element.prototype, 'checkVisibility', 'moveBefore');
  take(HTMLElement.prototype, 'hidePopover', 'showPopover', 'togglePopover', 'popover');
  take(Document.prototype, 'startViewTransition');
  take(window, 'navigation', 'scheduler');
  const { parse } = JSON;
  JSON.parse = (text, reviver) => parse(text, reviver && ((name, value) => reviver(name, value)));
}

test.beforeEach(({ context }) => context.addInitScript(becomeOld));

test('the main job is done in the oldest browsers', async ({ page }) => {
  await connect(page);
  await expect(page.getByText('Available').first()).toBeVisible();
  await openAccount(page, /Papiernictvo/);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText(/Rows 51–100, page 2/)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connect your bank' })).toBeVisible();
});

test('a menu opens and closes in the oldest browsers, by press and by key', async ({ page }) => {
  await connect(page);
  const button = page.getByRole('button', { name: 'Display' });
  const choice = page.getByRole('radio', { name: 'Slovenčina' });
  await expect(choice).toBeHidden();
  await button.click();
  await expect(choice).toBeVisible();
  await button.click();
  await expect(choice).toBeHidden();

  await button.press('Enter');
  await expect(choice).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(choice).toBeHidden();
  await expect(button).toBeFocused();

  await button.click();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(choice).toBeHidden();

  await page.getByRole('button', { name: /^Banka Duna/ }).click();
  await page.getByRole('link', { name: 'Connect another bank' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Connect/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Connect another bank' })).toBeHidden();
});

test('who closes the question to disconnect is back at the button of the menu in the oldest browsers', async ({
  page,
}) => {
  await connect(page);
  const button = page.getByRole('button', { name: /^Banka Duna/ });
  await button.click();
  await page.getByRole('button', { name: /^Disconnect/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
});
