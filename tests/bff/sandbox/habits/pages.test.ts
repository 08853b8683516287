import { expect, test } from 'vitest';
import type { HabitName } from '../../../../bff/sandbox/habits/habits.ts';
import type { WirePage } from '../bank-client.ts';
import { openOddAccount } from './odd-bank.ts';

const ids = ({ transactions }: WirePage) => transactions.map(({ transactionId }) => transactionId);

/** The same pages of the same account, from the bank as it is and from one with a habit. */
async function compare(habit: HabitName, pages: readonly number[], pageSize = 20) {
  const [faithful, odd] = [await openOddAccount([]), await openOddAccount([habit])];
  const all = (await faithful.readPage(1, 200)).transactions.map(({ transactionId }) => transactionId);
  const sent: WirePage[] = [];
  for (const page of pages) sent.push(await odd.readPage(page, pageSize));
  return { all, sent };
}

test.each<[HabitName, object]>([
  ['pages-from-zero', { page: 1, pageSize: 20, totalPages: expect.any(Number) }],
  ['no-pages-counted', { page: 2, totalPages: 0 }],
  ['page-numbers-as-texts', { page: '2', pageSize: null, totalPages: expect.stringMatching(/^\d+$/) }],
])('%s: page 2 has its rows, and says %o', async (habit, said) => {
  const { all, sent } = await compare(habit, [2]);
  expect(sent[0]).toMatchObject(said);
  expect(sent.map(ids)).toEqual([all.slice(20, 40)]);
});

test('smaller-pages: fifteen rows for twenty, page after page, and no word of it', async () => {
  const { all, sent } = await compare('smaller-pages', [1, 2]);
  expect(sent.map(ids)).toEqual([all.slice(0, 15), all.slice(15, 30)]);
  expect(Object.keys(sent[0] ?? {})).toEqual(['account', 'transactions', '_links']);
});

test('larger-pages: twenty thousand rows for twenty, as far as there are any', async () => {
  const odd = await openOddAccount(['larger-pages'], 'business');
  const [first, last, beyond] = await Promise.all([1, 5, 6].map((page) => odd.readPage(page, 20)));
  expect([first, last, beyond].map((page) => page?.transactions.length)).toEqual([20_000, 20_000, 0]);
  expect(first).not.toHaveProperty('totalPages');
});

test('empty-pages: two pages without rows, then the history from its beginning', async () => {
  const { all, sent } = await compare('empty-pages', [1, 2, 3]);
  expect(sent.map(ids)).toEqual([[], [], all.slice(0, 20)]);
  const { totalPages } = await (await openOddAccount([])).readPage(1, 20);
  expect(sent.map((page) => page.totalPages)).toEqual(Array(3).fill(totalPages + 2));
});

test.each<[HabitName, number]>([
  ['rows-that-vanish', 3],
  ['rows-that-arrive', -3],
])(
  '%s: from the third page on rows stand %i further on, and not any more for who begins anew',
  async (habit, shift) => {
    const { all, sent } = await compare(habit, [1, 2, 3, 2, 1, 2]);
    const starts = [0, 20, 40 + shift, 20 + shift, 0, 20];
    expect(sent.map(ids)).toEqual(starts.map((start) => all.slice(start, start + 20)));
  },
);

test('rows-twice: the first row stands twice on its page', async () => {
  const { all, sent } = await compare('rows-twice', [1]);
  expect(sent.map(ids)).toEqual([[all[0], ...all.slice(0, 20)]]);
});

test('next-links: as many links as there are pages behind, and no count', async () => {
  const odd = await openOddAccount(['next-links']);
  const { totalPages } = await (await openOddAccount([])).readPage(1, 200);
  const last = await odd.readPage(totalPages, 200);
  expect(last).toMatchObject({ _links: {} });
  expect(last).not.toHaveProperty('_links.next');
  const first = await odd.readPage(1, 200);
  expect(first).not.toHaveProperty('totalPages');
  expect(first).toHaveProperty('_links.next.href', expect.stringMatching(/&page=2"$/));
});

test.each<[HabitName, number, RegExp]>([
  ['nothing-as-204', 204, /^$/],
  ['nothing-as-blank', 200, /^$/],
  ['nothing-as-object', 200, /^{}$/],
  ['nothing-as-null', 200, /"transactions":null/],
])('%s: an account without rows is answered by %i and %s', async (habit, status, body) => {
  const response = await (await openOddAccount([habit], 'empty')).read('/transactions');
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(body);
  expect(ids(await (await openOddAccount([habit])).readPage(1, 5))).toHaveLength(5);
});
