import type { Locator, Page } from '@playwright/test';
import { type ExactJson, formatExactJson } from '../../shared/exact-json.ts';
import { readAccount } from './account-on-screen.ts';
import type { BankAnswers } from './bank-answers.ts';
import { findSource, listFalseStatements } from './false-statements.ts';
import { expect } from './konto.ts';
import type { Walk } from './odd-accounts.ts';

const end = /end of the history|no transactions on|does not reach|koniec histórie|žiadne pohyby|nesiaha/;

interface Walker {
  page: Page;
  answers: BankAnswers;
  language: string;
  pageSize: number;
  /** After which page it is enough. */
  most: number;
}

/** Through the pages of an account, and into some rows of the first. */
export async function walkThroughAccount({ page, answers, language, pageSize, most }: Walker): Promise<Walk> {
  const walk: Walk = { rows: 0, disjoint: 0, isEnd: false };
  let before = 0;
  let place: string | null = null;
  for (let number = 1; number <= most; number += 1) {
    await expect(page).toHaveURL(
      number === 1 ? /\/accounts\/[^/?]+(\?size=\d+)?$/ : new RegExp(`page=${number}\\b`),
    );
    // The address names the new page a moment before the screen shows it.
    await expect.poll(() => readPlace(page)).not.toBe(place);
    await settle(page, 'main section div[aria-busy="false"]');
    const sent = await answers.rowsOf(number);
    const screen = await readAccount(page);
    place = await readPlace(page);
    expect(screen.alerts).toBe(0);
    expect(listFalseStatements({ screen, sent, page: number, before, language })).toEqual([]);
    expect(await findOverflow(page)).toBeLessThanOrEqual(0);
    if (number === 1) await openRows(page, sent);
    walk.rows += sent.length;
    walk.disjoint += Number(screen.isDisjoint);
    walk.isEnd = screen.remarks.some((remark) => end.test(remark));
    // By the bank's own count a page without rows has its places all the same, and a row that is there twice has one.
    before += new Set(sent.map((row) => formatExactJson(row))).size || pageSize;
    const next = page.locator('main nav > a:nth-child(3)');
    if ((await next.count()) === 0) return walk;
    expect(walk.isEnd).toBe(false);
    await next.click();
  }
  return walk;
}

/** Where the pager leads from here: no two pages have it alike. */
const readPlace = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('main nav > a'), (link) => link.getAttribute('href')).join(' '),
  );

/** The first row, the last, and one that cannot be read: each shows its own source, whole. */
async function openRows(page: Page, sent: readonly ExactJson[]) {
  const rows = page.locator('li[data-key]');
  const unreadable = rows.filter({ hasNot: page.locator('a > span:nth-child(2)') });
  for (const row of [rows.first(), rows.last(), unreadable.first()])
    if ((await row.count()) > 0) await openRow(page, row, sent);
}

async function openRow(page: Page, row: Locator, sent: readonly ExactJson[]) {
  await row.locator('a').click();
  const detail = page.locator('main section[tabindex="-1"], dialog[open]');
  await expect(detail).toBeVisible();
  expect(findSource((await detail.locator('pre').textContent()) ?? '', sent)).toBeDefined();
  const amount = row.locator('a > span:nth-child(2)');
  if ((await amount.count()) > 0) await expect(detail).toContainText((await amount.textContent()) ?? '');
  else await expect(detail.locator('pre')).toBeVisible();
  expect(await detail.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  expect(await findOverflow(page)).toBeLessThanOrEqual(0);
  await detail.getByRole('button').first().click();
  await expect(detail).toHaveCount(0);
}

/** Until the screen is there, by something that no other has, and nothing more is on its way to it. */
export async function settle(page: Page, sign = 'main li h3 a') {
  await expect(page.locator(sign).first()).toBeVisible();
  await expect(page.locator('main [aria-busy="true"], main li > [aria-hidden="true"]')).toHaveCount(0);
}

/** Rows reach beyond their section on purpose: what counts is the window. */
export const findOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
