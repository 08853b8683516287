import fc from 'fast-check';
import type { CalendarDate } from '../../../shared/calendar-date.ts';
import { type Decimal, fromUnits } from '../../../shared/decimal.ts';
import { type ExactJson, ExactNumber } from '../../../shared/exact-json.ts';
import type { Money } from '../../../shared/money.ts';
import type { Party, Transaction } from '../../../shared/transaction.ts';
import type { PageEntry, TransactionEntry } from '../../../shared/transaction-page.ts';
import { bareTransaction } from '../../support/samples.ts';

/** Rows as no bank sends them all: every field, every script, every currency's digits. */

/** Texts in which formats stumble, each whole or in part. */
const stumblingTexts = [
  '=HYPERLINK("http://a.example")',
  '+421 900 000 000',
  '-1',
  '@SUM(A1)',
  '\tTab',
  'Tom & Jerry <b>"x"</b>',
  'a;b,c|d',
  'riadok\nnad riadkom\r\n^',
  'žluťoučký kôň 🐎👩‍👩‍👧',
  'שלום עולם',
  ' obojstranne ',
  'x'.repeat(10_000),
];

export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...stumblingTexts) },
);

/** Currencies with as many digits behind the point as they have: yen, euro, crown, dinar. */
const scales = { JPY: 0, EUR: 2, CZK: 2, KWD: 3 } as const;

export const amounts: fc.Arbitrary<Money> = fc
  .record({
    currency: fc.constantFrom('JPY', 'EUR', 'CZK', 'KWD'),
    units: fc.oneof(
      fc.bigInt({ min: -99_999n, max: 99_999n }),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    ),
  })
  .map(({ currency, units }) => ({ currency, amount: fromUnits(units, scales[currency]) }));

const toDay = (date: Date): CalendarDate => date.toISOString().slice(0, 10) as CalendarDate;

export const days: fc.Arbitrary<CalendarDate> = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2026-11-30'), noInvalidDate: true })
  .map(toDay);

const nullable = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 2 });

const parties: fc.Arbitrary<Party> = fc.record({
  name: nullable(texts),
  iban: fc.constantFrom(null, 'SK3112000000198742637541', 'CZ6508000000192000145399', '1234/0900'),
  bic: fc.constantFrom(null, 'TATRSKBX'),
  bankName: fc.constantFrom(null, 'Dunajská banka'),
});

/** As the bank's own object: numbers as they were written, and any name for a field. */
const sources: fc.Arbitrary<ExactJson> = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value), (_name, member) => exact(member)));

const exact = (value: unknown): unknown =>
  typeof value === 'number' ? new ExactNumber(String(value)) : value;

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));

const transactions: fc.Arbitrary<Transaction> = fc.record({
  transactionId: nullable(fc.uuid()),
  originalTransactionId: fc.constant(null),
  bookingStatus: fc.constant('booked'),
  bankStatus: fc.constant(null),
  bookingDate: days,
  valueDate: nullable(days),
  authorizationDate: nullable(days),
  money: amounts,
  originalAmount: nullable(amounts),
  creditor: nullable(parties),
  debtor: nullable(parties),
  merchant: nullable(
    fc.record({
      identification: nullable(texts),
      address: nullable(texts),
      categoryCode: nullable(digits(4)),
    }),
  ),
  cardNumber: nullable(fc.constant('**** 1234')),
  cardHolder: nullable(texts),
  remittanceInformation: nullable(texts),
  additionalInformation: nullable(texts),
  endToEndId: nullable(fc.constant('/VS123/SS/KS0308')),
  paymentReference: nullable(texts),
  symbols: fc.record({
    variable: nullable(digits(10)),
    specific: nullable(digits(10)),
    constant: nullable(digits(4)),
  }),
  bankTransactionCode: fc.constantFrom(null, 'PMNT-RCDT-ESCT', 'PMNT-CCRD-POSD'),
  isReversal: fc.boolean(),
  source: sources,
});

const toEntry = (transaction: Transaction, index: number): TransactionEntry => ({
  kind: 'transaction',
  key: transaction.transactionId ?? `row-${index + 1}`,
  transaction,
});

export const bookedRows: fc.Arbitrary<TransactionEntry[]> = fc
  .array(transactions, { maxLength: 12 })
  .map((rows) => rows.map(toEntry));

/** Booked rows, and among them some that could not be read. */
export const anyRows: fc.Arbitrary<PageEntry[]> = fc
  .tuple(bookedRows, fc.array(sources, { maxLength: 3 }))
  .map(([rows, broken]) => [
    ...rows,
    ...broken.map((source, index): PageEntry => ({ kind: 'unreadable', key: `row-${index + 50}`, source })),
  ]);

/** A booked row for a test to say the rest of. */
export const row = (said: Partial<Transaction> = {}): TransactionEntry =>
  toEntry({ ...bareTransaction, bookingDate: '2026-03-01', ...said }, 0);

export const euros = (amount: Decimal): Money => ({ amount, currency: 'EUR' });
