import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, formatDay, parseDay } from '../../../../bff/sandbox/accounts/calendar.ts';
import { readHistory } from '../../../../bff/sandbox/accounts/history.ts';
import { sandboxPeople } from '../../../../bff/sandbox/accounts/people/sandbox-people.ts';
import { type Plan, sumCents } from '../../../../bff/sandbox/accounts/plan.ts';
import { planWebShop } from '../../../../bff/sandbox/accounts/plans/web-shop.ts';
import type { SandboxAccount } from '../../../../bff/sandbox/accounts/sandbox-account.ts';

const accounts = sandboxPeople.flatMap((person) =>
  person.accounts.map((account) => ({ ...account, title: `${person.username}'s ${account.key}` })),
);
const today = parseDay('2026-08-06');
const dayOfThirtyYears = fc.integer({ min: parseDay('2015-01-01'), max: parseDay('2045-01-01') });

const readAll = ({ plan, keptRows: kept }: SandboxAccount, day: Day) => {
  const history = readHistory({ plan, today: day, kept });
  return { ...history, rows: history.read(0, history.total) };
};
const sumOf = (rows: ReturnType<typeof readAll>['rows'], state: 'BOOKED' | 'PENDING') =>
  sumCents(rows.filter((row) => row.state === state).map(({ entry }) => entry));

test.each(accounts)('adds up to the balances on every day: $title', (account) => {
  const small = { ...account, keptRows: 2000 };
  fc.assert(
    fc.property(dayOfThirtyYears, fc.integer({ min: 0, max: 20 }), (day, later) => {
      const [before, after] = [readAll(small, day), readAll(small, day + later)];
      const between = after.rows.filter(({ entry, state }) => state === 'BOOKED' && entry.bookingDay > day);
      expect(after.bookedCents - before.bookedCents).toBe(sumCents(between.map(({ entry }) => entry)));
      expect(after.availableCents - after.bookedCents).toBe(sumOf(after.rows, 'PENDING'));
    }),
    { numRuns: 15 },
  );
});

test.each(accounts.filter(({ keptRows }) => keptRows === undefined))(
  'begins with what the booked balance and all rows leave over, the same on every day: $title',
  (account) => {
    const opening = (day: Day) =>
      readAll(account, day).bookedCents - sumOf(readAll(account, day).rows, 'BOOKED');
    expect(opening(today)).toBe(opening(parseDay('2029-02-28')));
    expect(opening(today)).toBe(opening(parseDay('2012-01-01')));
  },
);

test.each(accounts)('names every row of a day by a place of its own: $title', (account) => {
  const { rows, total } = readAll({ ...account, keptRows: 5000 }, today);
  expect(rows).toHaveLength(total);
  expect(new Set(rows.map(({ entry }) => `${entry.bookingDay} ${entry.place}`)).size).toBe(total);
});

test.each(accounts)('books every row within the period that wrote it, in order: $title', ({ plan }) => {
  const current = plan.indexOf(today);
  for (let index = Math.max(plan.firstIndex, current - 30); index <= current; index += 1) {
    const days = plan.entries(index).map(({ bookingDay }) => bookingDay);
    expect(days).toHaveLength(plan.size(index));
    expect(days.every((day) => plan.indexOf(day) === index)).toBe(true);
    expect(days).toEqual([...days].sort((left, right) => left - right));
  }
});

test('shows a pending row on every day of the everyday account', () => {
  const account = accounts[0];
  if (!account) throw new Error('There is no account');
  for (let day = today; day < today + 400; day += 1) {
    const [newest] = readHistory({ plan: account.plan, today: day }).read(0, 1);
    expect(newest?.state, formatDay(day)).toBe('PENDING');
  }
});

test('writes the same rows whenever it is asked', () => {
  const first = readHistory({ plan: planWebShop('a'), today }).read(31_000, 200);
  expect(readHistory({ plan: planWebShop('a'), today }).read(31_000, 200)).toEqual(first);
  expect(readHistory({ plan: planWebShop('b'), today }).read(31_000, 200)).not.toEqual(first);
});

test('leaves the past alone as time passes', () => {
  for (const account of accounts) {
    const small = { ...account, keptRows: 1000 };
    const rows = readAll(small, today).rows.filter(({ state }) => state === 'BOOKED');
    const later = new Set(readAll(small, today + 3).rows.map(({ entry }) => JSON.stringify(entry)));
    const recent = rows.slice(0, 300);
    expect(recent.filter(({ entry }) => !later.has(JSON.stringify(entry)))).toEqual([]);
  }
});

test('keeps exactly 100,000 rows of the web shop', () => {
  const { total, read } = readHistory({ plan: planWebShop('shop'), today, kept: 100_000 });
  expect(total).toBe(100_000);
  expect(read(99_950, 50)).toHaveLength(50);
  expect(read(100_000, 50)).toHaveLength(0);
});

test('writes a few hundred rows for any page of 100,000', () => {
  const { plan, count } = countRows(planWebShop('shop'));
  for (const offset of [0, 50_000, 99_950]) {
    const before = count();
    readHistory({ plan, today, kept: 100_000 }).read(offset, 50);
    expect(count() - before).toBeLessThan(500);
  }
});

test('writes a few hundred rows for the balances of 100,000', () => {
  const { plan, count } = countRows(planWebShop('shop'));
  expect(readHistory({ plan, today, kept: 100_000 }).bookedCents).toEqual(expect.any(Number));
  expect(count()).toBeLessThan(500);
});

function countRows(plan: Plan) {
  let written = 0;
  const entries = (index: number) => {
    written += plan.size(index);
    return plan.entries(index);
  };
  return { plan: { ...plan, entries }, count: () => written };
}
