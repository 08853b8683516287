// Whoever banks where everything is odd sees every account, every row and every amount, and nothing that is not so.
import type { Page } from '@playwright/test';
import { oskar } from '../../bff/sandbox/accounts/people/oskar.ts';
import type { ExactJson } from '../../shared/exact-json.ts';
import { readAccount } from './account-on-screen.ts';
import { axePath, listViolations } from './axe.ts';
import { type BankAnswers, recordBankAnswers } from './bank-answers.ts';
import { findSource, listFalseStatements } from './false-statements.ts';
import { connect, expect, test } from './konto.ts';
import { compareOverview, readOverview } from './overview-on-screen.ts';
import { translate } from './translator.ts';

const kinds = {
  accounts: [
    'one-iban',
    'one-iban-again',
    'ids-to-escape',
    'balance-twice',
    'balance-unclear',
    'balance-codes',
    'balances-of-its-own',
    'balance-unreadable',
    'balances-in-detail-only',
    'balances-of-another-form',
    'status-in-capitals',
    'status-of-its-own',
    'odd-account-fields',
    'reference-as-text',
    'currency-of-its-own',
    'invisible-name',
    'unreadable-account',
  ],
  texts: [
    'long-words',
    'turned-letters',
    'escaped-texts',
    'placeholder-names',
    'own-names',
    'turned-names',
    'broken-lines',
  ],
  pages: [
    'pages-from-zero',
    'no-pages-counted',
    'page-numbers-as-texts',
    'smaller-pages',
    'larger-pages',
    'empty-pages',
    'rows-that-vanish',
    'rows-that-arrive',
    'rows-twice',
    'next-links',
    'nothing-as-204',
    'nothing-as-object',
    'nothing-as-null',
  ],
  rows: [
    'dates-with-zone',
    'dates-that-are-none',
    'unsigned-original-amounts',
    'odd-row-fields',
    'states-of-its-own',
    'several-currencies',
    'unreadable-rows',
    'rows-without-ids',
  ],
  answers: ['windows-1250', 'plain-text', 'coding-utf-8', 'gzip-unasked'],
};

/** How many rows the bank sends of each account, page by page, but for those that are named. */
const rowsKept = 110;
const otherNumbers: Readonly<Record<string, number>> = {
  'rows-that-vanish': rowsKept - 3,
  'rows-that-arrive': rowsKept + 6,
  'rows-twice': rowsKept + 3,
  'nothing-as-204': 0,
  'nothing-as-object': 0,
  'nothing-as-null': 0,
};

const end = /end of the history|no transactions on|does not reach|koniec histórie|žiadne pohyby|nesiaha/;

const pageSize = 50;

const looks = [
  { language: 'en', width: 1280, isTranslated: false },
  { language: 'sk', width: 320, isTranslated: false },
  { language: 'en', width: 320, isTranslated: true },
] as const;

type Look = (typeof looks)[number];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const look of looks)
  for (const [kind, habits] of Object.entries(kinds))
    test(`odd ${kind}: nothing is missing, false or too wide: ${JSON.stringify(look)}`, async ({ page }) => {
      test.setTimeout(240_000);
      await page.addInitScript({ path: axePath });
      await page.setViewportSize({ width: look.width, height: 800 });
      const answers = recordBankAnswers(page);
      await connect(page, { user: 'Oskar Blaho', accounts: habits });
      await takeOn(page, look);
      await settle(page);
      const overview = await readOverview(page);
      expect(compareOverview(overview, await answers.accounts(), look.language)).toEqual([]);
      await expectNoFault(page);
      const listed = oskar.accounts.filter(({ key }) => habits.includes(key) && key !== 'unreadable-account');
      for (const [index, { key }] of listed.entries())
        await test.step(key, async () => {
          answers.forget();
          await page.locator('main li h3 a').nth(index).click();
          // Over a gap there is no end.
          expect(await walk(page, answers, look)).toEqual({
            rows: otherNumbers[key] ?? rowsKept,
            isEnd: key !== 'rows-that-vanish',
          });
          if (!look.isTranslated) await expectNoFault(page);
          await page.locator('main a[href="/accounts"]').first().click();
          await settle(page);
        });
    });

async function takeOn(page: Page, { language, isTranslated }: Look) {
  const preferences = JSON.stringify({ language, pageSize });
  await page.evaluate((chosen) => localStorage.setItem('konto.preferences', chosen), preferences);
  await page.reload();
  if (isTranslated) await translate(page);
}

async function settle(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

/** Through all pages of an account, and into some rows of the first. Returns how many there were, and whether an end was said. */
async function walk(page: Page, answers: BankAnswers, { language }: Look) {
  let rows = 0;
  let before = 0;
  for (let number = 1; number < 20; number += 1) {
    await expect(page).toHaveURL(number === 1 ? /\/accounts\/[^/]+$/ : new RegExp(`page=${number}\\b`));
    await settle(page);
    const sent = await answers.rowsOf(number);
    const screen = await readAccount(page);
    const isEnd = screen.remarks.some((remark) => end.test(remark));
    const next = page.locator('main nav > a:last-child');
    expect(screen.alerts).toBe(0);
    expect(listFalseStatements({ screen, sent, page: number, before, language })).toEqual([]);
    const isLast = (await next.count()) === 0;
    if (isEnd) expect(isLast).toBe(true);
    expect(await findOverflow(page)).toBeLessThanOrEqual(0);
    if (number === 1) await openRows(page, sent);
    rows += sent.length;
    // A page without rows has its places all the same, by the bank's own count.
    before += sent.length || pageSize;
    if (isLast) return { rows, isEnd };
    await next.click();
  }
  throw new Error('Next leads on and on');
}

/** The first row, the last, and one that cannot be read: each shows its own source, whole. */
async function openRows(page: Page, sent: readonly ExactJson[]) {
  const rows = page.locator('li[data-key]');
  const unreadable = rows.filter({ hasNot: page.locator('a > span:nth-child(2)') });
  for (const row of [rows.first(), rows.last(), unreadable.first()]) {
    if ((await row.count()) === 0) continue;
    await row.locator('a').click();
    const detail = page.locator('main section[tabindex="-1"], dialog[open]');
    await expect(detail).toBeVisible();
    const source = findSource((await detail.locator('pre').textContent()) ?? '', sent);
    expect(source).toBeDefined();
    const amount = row.locator('a > span:nth-child(2)');
    if ((await amount.count()) > 0) await expect(detail).toContainText((await amount.textContent()) ?? '');
    else await expect(detail.locator('pre')).toBeVisible();
    expect(await detail.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    expect(await findOverflow(page)).toBeLessThanOrEqual(0);
    await detail.getByRole('button').first().click();
    await expect(detail).toHaveCount(0);
  }
}

const findOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

async function expectNoFault(page: Page) {
  expect(await listViolations(page), page.url()).toEqual([]);
  expect(await findOverflow(page), page.url()).toBeLessThanOrEqual(0);
}
