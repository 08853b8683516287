import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Transaction } from '../../../../shared/transaction.ts';
import type { TransactionEntry } from '../../../../shared/transaction-page.ts';
import { filterRows, type RowFilter } from '../../../../web/history/find/filter-rows.ts';
import { createFindIndex } from '../../../../web/history/find/find-index.ts';
import { foldText } from '../../../../web/history/find/fold-text.ts';
import { isAmountMatch, markMatches } from '../../../../web/history/find/mark-matches.ts';
import { parseQuery } from '../../../../web/history/find/parse-query.ts';
import { amounts, bookedRows, days, euros, row, texts } from '../arbitrary-rows.ts';
import { loadRows } from '../load-rows.ts';

const find = (entries: readonly TransactionEntry[], filter: RowFilter): number[] =>
  filterRows(createFindIndex(loadRows(entries)).rows(), filter).map(({ source }) => Number(source));

const party = (name: string, iban: string | null = null) => ({ name, iban, bic: null, bankName: null });

const sample = row({
  money: euros('-12.30'),
  creditor: party('Žofia Kľačanová', 'SK3112000000198742637541'),
  remittanceInformation: 'Nájom – júl 30',
  endToEndId: '/VS2024001/SS/KS0308',
  paymentReference: 'RF18-5390',
  symbols: { variable: '2024001', specific: null, constant: '0308' },
});

test.each([
  'zofia',
  'KLACANOVA najom',
  'jul - zofia',
  'SK31 1200 0000 1987 4263 7541',
  'sk3112000000198742637541',
  'SK31 1200 0000 19',
  '1200 najom',
  '2024001',
  'VS2024001',
  'ks0308',
  'rf18-5390',
  '12,30',
  '12.30',
  '12,3',
  '12',
  '-12',
  '−12,30',
  '12 zofia',
])('%j finds the row', (text) => {
  expect(find([sample], { text })).toEqual([0]);
});

test.each(['zofie', '12,31', '+12', '-30', '2,3', '1,230', 'SK31 1200 0000 20', 'zofia peter', '.30'])(
  '%j does not find it',
  (text) => {
    expect(find([sample], { text })).toEqual([]);
  },
);

test.each([
  ['1 234,50', true],
  ['1.234,50', true],
  ['1,234.5', true],
  ['1234,50', true],
  ['234,50', false],
])('%j finds an amount of thousands: %s', (text, isFound) => {
  expect(find([row({ money: euros('1234.50') })], { text })).toHaveLength(isFound ? 1 : 0);
});

test('an amount is found by what was paid in another currency, too, and one without digits behind the point', () => {
  const yen = row({ originalAmount: { amount: '-1500', currency: 'JPY' } });
  expect(find([yen], { text: '1500,00' })).toEqual([0]);
});

test('rows that have come since are found with the next search, and pending ones first', () => {
  const history = loadRows([row({ transactionId: 'B' })]);
  const index = createFindIndex(history);
  expect(index.rows()).toHaveLength(1);
  expect(index.rows()).toBe(index.rows());
  history.prepend([history.pack(row({ transactionId: 'C' }))]);
  history.append([history.pack({ kind: 'unreadable', key: 'row-1', source: null })]);
  const pending = row({ bookingStatus: 'pending' });
  history.setPending([pending]);
  expect(index.rows().map(({ source }) => source)).toEqual([pending, 1, 0]);
  expect(filterRows(index.rows(), { bookingStatus: 'pending' }).map(({ source }) => source)).toEqual([
    pending,
  ]);
});

/** Written without any preparation, field by field. */
const passesNaively = ({ transaction }: TransactionEntry, filter: RowFilter): boolean =>
  passesAmount(transaction, filter) &&
  passesDays(transaction, filter) &&
  (filter.text ?? '').split(/\s+/).every((word) => hasWordNaively(transaction, word));

function passesAmount({ money }: Transaction, { currency, direction, min, max }: RowFilter): boolean {
  const size = Math.abs(Number(money.amount));
  if (currency && money.currency !== currency) return false;
  if (direction && Math.sign(Number(money.amount)) !== { in: 1, out: -1 }[direction]) return false;
  return size >= Number(min ?? 0) && size <= Number(max ?? Number.POSITIVE_INFINITY);
}

function passesDays(
  { bookingDate, authorizationDate, valueDate }: Transaction,
  { from, to }: RowFilter,
): boolean {
  const day = bookingDate ?? authorizationDate ?? valueDate ?? '';
  return day >= (from ?? '') && day <= (to ?? '9');
}

function hasWordNaively(transaction: Transaction, word: string): boolean {
  const { creditor, debtor, merchant, symbols, money, originalAmount } = transaction;
  const fields = [creditor?.name, creditor?.iban, debtor?.name, debtor?.iban, merchant?.identification];
  fields.push(transaction.remittanceInformation, transaction.additionalInformation, transaction.endToEndId);
  fields.push(transaction.paymentReference, transaction.transactionId, symbols.variable, symbols.specific);
  if ([...fields, symbols.constant].some((field) => foldText(field ?? '').includes(foldText(word))))
    return true;
  if (!/^\d+$/.test(word)) return false;
  const wholes = [money, originalAmount].map((amount) => amount?.amount.replace('-', '').split('.')[0]);
  return wholes.includes(word);
}

const filters: fc.Arbitrary<RowFilter> = fc.record(
  {
    text: fc.oneof(
      fc.constantFrom('a', '1', '12', 'sk31', 'tom jerry', 'zlutoucky', ''),
      fc.integer({ min: 0, max: 999 }).map(String),
    ),
    from: days,
    to: days,
    min: fc.constantFrom('0', '0.5', '10', '100.000'),
    max: fc.constantFrom('12.345', '500', '1000000'),
    direction: fc.constantFrom('in', 'out'),
    currency: fc.constantFrom('EUR', 'JPY'),
  },
  { requiredKeys: [] },
);

test('what is found is what a search without preparation finds', () => {
  fc.assert(
    fc.property(bookedRows, filters, (entries, filter) => {
      const naive = entries.flatMap((entry, index) => (passesNaively(entry, filter) ? [index] : []));
      expect(find(entries, filter)).toEqual(naive);
    }),
    { numRuns: 300 },
  );
});

test.each(['ŉ', 'ﬁ', 'ſ', 'ǰ', 'ΟΔΟΣ', 'ΐ', 'İ', 'ß'])(
  '%s is found in capitals and in small letters',
  (letters) => {
    const entries = [row({ remittanceInformation: letters })];
    for (const text of [letters, letters.toUpperCase(), letters.toLowerCase()])
      expect(find(entries, { text }), text).toEqual([0]);
  },
);

test('a word of a field finds its row, however it is written', () => {
  const words = texts.map((text) => text.split(/\s+/).find((word) => /^\p{L}+$/u.test(word)) ?? 'x');
  fc.assert(
    fc.property(words, (word) => {
      const found = [word, word.toUpperCase(), word.normalize('NFD')].map((text) =>
        find([row({ remittanceInformation: `pre ${word}` })], { text }),
      );
      expect(found.slice(1)).toEqual([[0], [0]]);
    }),
  );
});

test('the bounds of an amount are exact where a float is not', () => {
  const entries = [row({ money: euros('-99999999999999.99') }), row({ money: euros('99999999999999.98') })];
  expect(find(entries, { min: '99999999999999.985' })).toEqual([0]);
  expect(find(entries, { max: '99999999999999.98' })).toEqual([1]);
});

test('a counterparty is the whole name, in any case', () => {
  const entries = [row({ creditor: party('Žofia') }), row({ creditor: party('Žofia N.') }), row()];
  expect(find(entries, { counterparty: 'ZOFIA' })).toEqual([0]);
});

const marked = (text: string, typed: string, isGrouped = false) =>
  markMatches(text, parseQuery(typed), isGrouped).map(({ start, end }) => text.slice(start, end));

test('what is marked is the text as it is shown', () => {
  expect(marked('Žofia Kľačanová', 'klac zof')).toEqual(['Žof', 'Kľač']);
  expect(marked('Straße in Gießen', 'sse')).toEqual(['ße', 'ße']);
  expect(marked('e\u0301te\u0301', 'ete')).toEqual(['e\u0301te\u0301']);
  expect(marked('aaa', 'aa')).toEqual(['aaa']);
  expect(marked('🐎 kôň', 'kon')).toEqual(['kôň']);
  expect(marked('12 and 30', '12,30')).toEqual([]);
  expect(marked('SK31 1200 0000 1987', 'sk311200', true)).toEqual(['SK31 1200']);
});

test('an amount is marked where it is what was meant', () => {
  expect(isAmountMatch(euros('-12.30'), parseQuery('zofia 12,3'))).toBe(true);
  expect(isAmountMatch(euros('-12.30'), parseQuery('zofia 2,30'))).toBe(false);
});

test('amounts of every size are found by themselves, with a comma or a point', () => {
  fc.assert(
    fc.property(amounts, (money) => {
      const entry = row({ money });
      expect(find([entry], { text: money.amount })).toEqual([0]);
      expect(find([entry], { text: money.amount.replace('.', ',') })).toEqual([0]);
    }),
  );
});
