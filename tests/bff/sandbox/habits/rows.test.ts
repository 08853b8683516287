import { expect, test } from 'vitest';
import type { HabitName } from '../../../../bff/sandbox/habits/habits.ts';
import { createTestBank, openAccount } from '../bank-client.ts';
import { openOddAccount, readRows } from './odd-bank.ts';

const valuesOf = (rows: readonly Record<string, unknown>[], field: string) =>
  new Set(rows.filter((row) => field in row).map((row) => row[field]));

test('dates-with-zone: each booked day is followed by a zone, of four kinds', async () => {
  const dates = [...valuesOf(await readRows('dates-with-zone'), 'bookingDate')].map(String);
  const zones = dates.map((date) => /^\d{4}-\d\d-\d\d(.+)$/.exec(date)?.[1]);
  expect(new Set(zones)).toEqual(new Set(['+0200', '+02:00', 'Z', 'T00:00:00+02:00']));
});

test('dates-that-are-none: seven kinds of no day, beside rows with one and value dates that are good', async () => {
  const rows = await readRows('dates-that-are-none', 200);
  const dates = [...valuesOf(rows, 'bookingDate')];
  const none = ['N/A', '2026-02-30', '31.10.2026', '20261031', 1_793_404_800, '0001-01-01', '9999-12-31'];
  expect(dates).toEqual(expect.arrayContaining(none));
  expect(dates.length).toBeGreaterThan(none.length);
  for (const day of valuesOf(rows, 'valueDate')) expect(day).toMatch(/^2026-\d\d-\d\d$/);
});

test.each<[HabitName, object]>([
  ['unsigned-original-amounts', { originalAmount: { currency: 'USD', amount: 10.5 } }],
  ['own-names', { creditorName: 'Oskar Blaho', debtorName: 'Oskar Blaho' }],
  [
    'odd-row-fields',
    { creditorAgent: 'MESTSKBX', isReversal: expect.stringMatching(/^(true|false)$/), originalAmount: {} },
  ],
  ['odd-row-fields', { remittanceInformationUnstructured: ['Faktúra 7', 12], variableSymbol: 20_260_801 }],
  ['odd-row-fields', { transactionState: expect.stringMatching(/^(Booked|pending)$/) }],
  ['long-words', { creditorName: expect.stringMatching(/^\S{35}$/) }],
  ['long-words', { transactionAmount: { currency: 'EUR', amount: -1_234_567_890_123.45 } }],
  ['escaped-texts', { remittanceInformationUnstructured: 'Stolička &#x2013; 2 ks &amp;amp; stôl' }],
])('%s: every row holds %o', async (habit, expected) => {
  const rows = await readRows(habit);
  expect(rows).toEqual(rows.map(() => expect.objectContaining(expected)));
});

test.each<[HabitName, string, readonly unknown[]]>([
  ['placeholder-names', 'creditorName', ['NOTPROVIDED', 'N/A', '-', '.', 'null', 'Not provided']],
  [
    'broken-lines',
    'remittanceInformationUnstructured',
    ['Objednávka 1\nStolička 2 ks\r\nStôl', ['Objednávka 2', 'Stolička 2 ks']],
  ],
  ['states-of-its-own', 'transactionState', ['zaúčtovaná']],
  ['rows-without-ids', 'transactionId', [null, '0']],
])('%s: %s is one of %o', async (habit, field, values) => {
  const sent = [...valuesOf(await readRows(habit), field)].map((value) => JSON.stringify(value));
  expect(new Set(sent)).toEqual(new Set(values.map((value) => JSON.stringify(value))));
});

test('states-of-its-own: some rows name no state', async () => {
  const rows = await readRows('states-of-its-own');
  expect(rows.filter((row) => !('transactionState' in row)).length).toBeGreaterThan(0);
});

test('several-currencies: rows in three currencies', async () => {
  const rows = await readRows('several-currencies');
  const currencies = rows.map(({ transactionAmount }) => Object(transactionAmount).currency);
  expect(new Set(currencies)).toEqual(new Set(['EUR', 'CZK', 'HUF']));
});

test('turned-names: who was paid stands as the one who paid', async () => {
  const [faithful, turned] = [
    await (await openOddAccount([])).readPage(1, 50),
    await readRows('turned-names', 50),
  ];
  expect(turned.map(({ debtorName }) => debtorName)).toEqual(
    faithful.transactions.map((row) => Object(row).creditorName),
  );
});

test('turned-letters: every name and text begins with the mark that turns', async () => {
  const rows = await readRows('turned-letters');
  const names = rows.flatMap(({ creditorName, additionalInformation }) => [
    creditorName,
    additionalInformation,
  ]);
  const texts = names.filter((name) => name !== undefined);
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) expect(text).toMatch(/^\u202e/);
});

test('unreadable-rows: null, a text, no amount, no currency and no number, beside good rows', async () => {
  const rows: unknown[] = await readRows('unreadable-rows');
  const kinds = new Set(rows.map((row) => findKind(row)));
  expect(kinds).toEqual(new Set(['null', 'a text', 'no amount', 'no currency', 'no number', 'good']));
});

function findKind(row: unknown): string {
  if (row === null) return 'null';
  if (typeof row === 'string') return 'a text';
  const { transactionAmount } = Object(row);
  if (transactionAmount === undefined) return 'no amount';
  if (transactionAmount.currency === undefined) return 'no currency';
  return transactionAmount.amount === 'n/a' ? 'no number' : 'good';
}

test('what a row is like stays the same on the days that follow', async () => {
  const readOn = async (day: string) => {
    const bank = createTestBank({ now: () => Date.parse(`${day}T10:00:00Z`) });
    const { readPage } = await openAccount(bank, 'oskar', 'dates-that-are-none');
    return (await readPage(1, 100)).transactions;
  };
  const [today, later] = [await readOn('2026-08-06'), await readOn('2026-08-09')];
  const booked = today.filter(({ transactionState }) => transactionState === 'BOOKED');
  expect(later).toEqual(expect.arrayContaining(booked.slice(0, 50)));
  expect(booked.slice(0, 50).map(({ bookingDate }) => bookingDate)).toContain('31.10.2026');
});
