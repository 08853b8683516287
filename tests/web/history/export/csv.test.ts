import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TransactionEntry } from '../../../../shared/transaction-page.ts';
import { buildCsv, type CsvOptions } from '../../../../web/history/export/build-csv.ts';
import { columns, readCells } from '../../../../web/history/export/columns.ts';
import { type CsvDialect, dialectOf, plainDialect } from '../../../../web/history/export/csv-dialect.ts';
import { bookedRows, euros, row } from '../arbitrary-rows.ts';
import { headings, joined, sourceOf } from './export-samples.ts';

const build = (entries: readonly TransactionEntry[], options: Partial<CsvOptions> = {}) =>
  joined(
    buildCsv(sourceOf(entries), { dialect: plainDialect, headings, withByteOrderMark: false, ...options }),
  );

const read = (csv: string, { separator }: CsvDialect): string[][] =>
  parse(csv, { delimiter: separator, bom: true, record_delimiter: '\r\n' });

/** A person's eye takes the guard for what it is. */
const unguard = (text: string) => text.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/, '');

const amountColumns = ['amount', 'originalAmount'].map((name) => Object.keys(columns).indexOf(name));

function expected(entries: readonly TransactionEntry[], dialect: CsvDialect): string[][] {
  return entries.map(({ transaction }) =>
    readCells(transaction).map((cell) => {
      if (cell.kind === 'amount') return cell.amount.replace('.', dialect.decimalSign);
      if (cell.kind === 'day') return dialect.formatDay(cell.day);
      return cell.kind === 'text' ? cell.text : '';
    }),
  );
}

test.each([
  ['plain', plainDialect],
  ['sk', dialectOf('sk')],
  ['en-US', dialectOf('en-US')],
])(
  'in the dialect %s another reader reads what was written, with a byte order mark or without',
  (_, dialect) => {
    fc.assert(
      fc.property(bookedRows, fc.boolean(), (entries, withByteOrderMark) => {
        const csv = build(entries, { dialect, withByteOrderMark });
        expect(csv.startsWith('\ufeff')).toBe(withByteOrderMark);
        const [first, ...lines] = read(csv, dialect);
        expect(first).toEqual(Object.keys(columns));
        const cells = lines.map((line) =>
          line.map((cell, index) => (amountColumns.includes(index) ? cell : unguard(cell))),
        );
        expect(cells).toEqual(expected(entries, dialect));
      }),
    );
  },
);

test('no text begins as a formula does, and amounts stay numbers', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const [, ...lines] = read(build(entries), plainDialect);
      for (const line of lines)
        for (const [index, cell] of line.entries())
          if (!amountColumns.includes(index)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
  const [, line = []] = read(
    build([row({ money: euros('-12.30'), remittanceInformation: '=1+1' })]),
    plainDialect,
  );
  expect(line).toContain('-12.30');
  expect(line).toContain("'=1+1");
});

test.each([
  ['sk', ';', ',', '09.03.2026'],
  ['en-US', ',', '.', '03/09/2026'],
  ['de-AT', ';', ',', '09.03.2026'],
  ['ar-EG', ',', '.', '09/03/2026'],
])('%s divides cells by %s and numbers by %s, and writes %s', (locale, separator, decimalSign, day) => {
  const dialect = dialectOf(locale);
  expect(dialect).toMatchObject({ separator, decimalSign });
  expect(dialect.formatDay('2026-03-09')).toBe(day);
});
