import type { Page } from '@playwright/test';
import { type ExactJson, formatExactJson } from '../../shared/exact-json.ts';
import { isObject } from './bank-answers.ts';
import { type Cents, formatCents, readShown, sumCents } from './money-on-screen.ts';

interface Balance {
  name: string;
  amount: string;
}

export interface Overview {
  /** `accounts` is how many it says that it is made of. */
  totals: (Balance & { accounts: number })[];
  /** How many accounts the sentences below the totals name. */
  uncounted: number;
  accounts: AccountOnList[];
  /** How many accounts are said not to be readable, and what stands there of them. */
  unreadable: number;
  sources: string[];
}

interface AccountOnList {
  name: string;
  href: string;
  balances: Balance[];
  /** It is said of it that a balance could not be read. */
  isPartial: boolean;
}

/** The accounts and their totals as they stand on the screen. */
export const readOverview = (page: Page): Promise<Overview> =>
  page.evaluate(() => {
    const read = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/[«»]/g, '');
    const number = (element: Element | null) => Number(/\d+/.exec(read(element))?.[0] ?? 0);
    const [sums, ...connections] = document.querySelectorAll('main section');
    const readBalance = (line: Element) => ({
      name: read(line.querySelector('dt')).replace(read(line.querySelector('dt > [class]')), ''),
      amount: read(line.querySelector('dd')),
    });
    return {
      totals: Array.from(sums?.querySelectorAll('dl > div') ?? [], (line) => ({
        ...readBalance(line),
        accounts: number(line.querySelector('dt > [class]')),
      })),
      uncounted: Array.from(sums?.querySelectorAll(':scope > p') ?? [], number).reduce(
        (sum, count) => sum + count,
        0,
      ),
      accounts: connections.flatMap((connection) =>
        Array.from(connection.querySelectorAll('li:has(h3)'), (account) => ({
          name: read(account.querySelector('h3')),
          href: account.querySelector('h3 a')?.getAttribute('href') ?? '',
          balances: Array.from(account.querySelectorAll('dl > div'), readBalance),
          isPartial: account.querySelector(':scope > div > div + p') !== null,
        })),
      ),
      sources: Array.from(document.querySelectorAll('main section > ul + div pre'), read),
      unreadable: connections.reduce(
        (sum, connection) => sum + number(connection.querySelector(':scope > ul + div')),
        0,
      ),
    };
  });

/** Every account that was sent is there, opens, and counts or is said not to. */
export function compareOverview(overview: Overview, sent: readonly ExactJson[], language: string): string[] {
  const { accounts, unreadable, sources } = overview;
  const withId = sent.filter((account) => isObject(account) && typeof account.accountId === 'string');
  const without = sent
    .filter((account) => !withId.includes(account))
    .map((account) => formatExactJson(account));
  const faults: string[] = [];
  if (sources.join() !== without.join()) faults.push(`${sources} for ${without}`);
  if (accounts.length !== withId.length || unreadable !== sent.length - withId.length)
    faults.push(
      `${accounts.length} accounts and ${unreadable} unreadable for ${withId.length} of ${sent.length}`,
    );
  if (new Set(accounts.map(({ href }) => href)).size < accounts.length)
    faults.push('two accounts lead to one');
  const blank = accounts.filter(({ name }) => !/[\p{L}\p{N}]/u.test(name));
  return [...faults, ...blank.map(() => 'a name that cannot be seen'), ...compareTotals(overview, language)];
}

/** A total is the sum of the balances of its name below it, but for those of which an account shows several. */
function compareTotals({ totals, accounts, uncounted, unreadable }: Overview, language: string): string[] {
  const only = accounts.map(({ balances }) =>
    balances.filter(({ name }) => balances.filter((other) => other.name === name).length === 1),
  );
  const faults = totals.flatMap(({ name, amount, accounts: count }) => {
    const total = readShown(amount, language);
    const counted = only.flatMap((balances) => balances.filter((balance) => balance.name === name));
    const moneys = counted.map((balance): Cents => readShown(balance.amount, language));
    const own = moneys.filter(({ currency }) => currency === total.currency);
    const isTrue = own.length === count && sumCents(own).join() === formatCents(total);
    return isTrue ? [] : [`${name} ${amount} of ${count} accounts for ${sumCents(own)} of ${own.length}`];
  });
  const names = new Set(totals.map(({ name }) => name));
  // One of which a balance is not known counts whole only where it has both that totals are made of.
  const isWhole = ({ isPartial }: AccountOnList, place: number) =>
    (only[place]?.filter(({ name }) => names.has(name)).length ?? 0) >= (isPartial ? 2 : 1);
  const uncountable = unreadable + accounts.length - accounts.filter(isWhole).length;
  return uncountable === uncounted
    ? faults
    : [...faults, `${uncounted} accounts in no total for ${uncountable}`];
}
