import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { TransactionEntry } from '../../../../shared/transaction-page.ts';
import { type Cell, columns, readCells } from '../../../../web/history/export/columns.ts';
import { buildXlsx } from '../../../../web/history/export/xlsx/build-xlsx.ts';
import { bookedRows, euros, row } from '../arbitrary-rows.ts';
import { headings } from './export-samples.ts';

const rowsOf = (entries: readonly TransactionEntry[]) => entries.map(({ transaction }) => transaction);

async function readBack(entries: readonly TransactionEntry[]) {
  const file = await buildXlsx([{ name: 'SK31', rows: rowsOf(entries) }], headings);
  const [sheet] = await readExcelFile(Buffer.from(file), {
    trim: false,
    parseNumber: (written: string) => written,
  });
  return sheet?.data ?? [];
}

/** As the reader gives a cell: a day as a date, an amount as it is written. */
function expected(cell: Cell): unknown {
  if (cell.kind === 'empty') return null;
  if (cell.kind === 'day') return new Date(`${cell.day}T00:00:00Z`);
  return cell.kind === 'amount' ? cell.amount : cell.text;
}

test('another reader reads every text, every day and every digit', async () => {
  await fc.assert(
    fc.asyncProperty(bookedRows, async (entries) => {
      const [first, ...rows] = await readBack(entries);
      expect(first).toEqual(Object.keys(columns));
      expect(rows).toEqual(rowsOf(entries).map((one) => readCells(one).map(expected)));
    }),
    { numRuns: 40 },
  );
});

test('an amount of more digits than a spreadsheet can reckon with is a text', async () => {
  const file = await buildXlsx(
    [
      {
        name: 'A',
        rows: rowsOf([row({ money: euros('99999999999999.99') }), row({ money: euros('-0.05') })]),
      },
    ],
    headings,
  );
  const [sheet] = await readExcelFile(Buffer.from(file));
  const amounts = sheet?.data.slice(1).map((cells) => cells[Object.keys(columns).indexOf('amount')]);
  expect(amounts).toEqual(['99999999999999.99', -0.05]);
});

test('each account has a sheet, under a name of its own that spreadsheets allow', async () => {
  const names = ['Bežný: účet [1]', 'x'.repeat(40), 'X'.repeat(31), '', 'Tom & <Jerry>'];
  const file = await buildXlsx(
    names.map((name) => ({ name, rows: [] })),
    headings,
  );
  const sheets = (await readExcelFile(Buffer.from(file))).map(({ sheet }) => sheet);
  expect(sheets[0]).toBe('Bežný  účet  1');
  expect(sheets[4]).toBe('Tom & <Jerry>');
  expect(sheets.every((name) => name.length > 0 && name.length <= 31)).toBe(true);
  expect(new Set(sheets.map((name) => name.toLowerCase())).size).toBe(5);
});
