// Whoever banks where everything is odd sees every account, every row and every amount, and nothing that is not so.
import type { Page } from '@playwright/test';
import { oskar } from '../../bff/sandbox/accounts/people/oskar.ts';
import { axePath, listViolations } from './axe.ts';
import { recordBankAnswers } from './bank-answers.ts';
import { connect, expect, test } from './konto.ts';
import { expectedWalk, oddAccounts } from './odd-accounts.ts';
import { compareOverview, readOverview } from './overview-on-screen.ts';
import { translate } from './translator.ts';
import { findOverflow, settle, walkThroughAccount } from './walk-account.ts';

const looks = {
  'in a wide window': { language: 'en', width: 1280, isTranslated: false },
  'in Slovak, at 320 pixels, translated': { language: 'sk', width: 320, isTranslated: true },
} as const;

type Look = (typeof looks)[keyof typeof looks];

/** In the order of the list, where the one that cannot be read has no link. */
const findListed = (keys: readonly string[]) =>
  oskar.accounts.map(({ key }) => key).filter((key) => keys.includes(key) && key !== 'unreadable-account');

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [name, look] of Object.entries(looks))
  for (const [kind, { pageSize, most, keys }] of Object.entries(oddAccounts))
    test(`odd ${kind}: nothing is missing, false or too wide ${name}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.addInitScript({ path: axePath });
      const answers = recordBankAnswers(page);
      await connect(page, { user: 'Oskar Blaho', accounts: keys });
      await takeOn(page, look, pageSize);
      const { language } = look;
      expect(compareOverview(await readOverview(page), await answers.accounts(), language)).toEqual([]);
      await expectNoFault(page);
      for (const [index, key] of findListed(keys).entries())
        await test.step(key, async () => {
          answers.forget();
          await page.locator('main li h3 a').nth(index).click();
          const walk = await walkThroughAccount({ page, answers, language, pageSize, most });
          expect(walk).toEqual(expectedWalk(key, pageSize, most));
          await expectNoFault(page);
          await page.locator('main a[href="/accounts"]').first().click();
          await settle(page);
        });
    });

async function takeOn(page: Page, { language, width, isTranslated }: Look, pageSize: number) {
  const preferences = JSON.stringify({ language, pageSize });
  await page.evaluate((chosen) => localStorage.setItem('konto.preferences', chosen), preferences);
  await page.setViewportSize({ width, height: 800 });
  await page.reload();
  if (isTranslated) await translate(page);
  await settle(page);
}

async function expectNoFault(page: Page) {
  expect(await listViolations(page), page.url()).toEqual([]);
  expect(await findOverflow(page), page.url()).toBeLessThanOrEqual(0);
}

test('whoever hides amounts sees none of an odd bank, wherever it has put them', async ({ page }) => {
  const keys = ['balance-twice', 'long-words', 'several-currencies', 'unreadable-rows', 'unreadable-account'];
  await connect(page, { user: 'Oskar Blaho', accounts: [...keys, 'unsigned-original-amounts'] });
  const shown = page.locator('main');
  await settle(page);
  await expect(shown).toContainText(amount);
  await page.getByRole('button', { name: 'Hide amounts' }).click();
  await expect(shown).not.toContainText(amount);
  for (const index of findListed([...keys, 'unsigned-original-amounts']).keys()) {
    await page.locator('main li h3 a').nth(index).click();
    await page.locator('li[data-key] a').first().click();
    await expect(page.locator('main section[tabindex="-1"]')).toBeVisible();
    await expect(shown).not.toContainText(amount);
    await page.locator('main a[href="/accounts"]').first().click();
    await settle(page);
  }
});

const amount = /\d[.,]\d\d(?!\d)(?!\s*%)/;
