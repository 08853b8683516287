import { countDays } from '../../../../shared/calendar-date.ts';
import { type Decimal, fractionDigits } from '../../../../shared/decimal.ts';
import type { Transaction } from '../../../../shared/transaction.ts';
import { type Cell, type Headings, listHeadings, readCells } from '../columns.ts';
import { writeCellText } from './cell-text.ts';
import { dayStyle, styleOfDigits } from './styles.ts';

/** A sheet's XML, row by row: the headings, which stay in sight, and the rows. */
export function* writeSheet(rows: Iterable<Transaction>, headings: Headings): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>' +
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    '</sheetView></sheetViews><sheetData>\n';
  yield writeRow(
    listHeadings(headings).map((text): Cell => ({ kind: 'text', text })),
    1,
  );
  let number = 1;
  for (const row of rows) {
    number += 1;
    yield writeRow(readCells(row), number);
  }
  yield '</sheetData></worksheet>\n';
}

const writeRow = (cells: readonly Cell[], number: number): string =>
  `<row r="${number}">${cells.map((cell, index) => writeCell(cell, nameColumn(index) + number)).join('')}</row>\n`;

function writeCell(cell: Cell, place: string): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'day':
      return `<c r="${place}" s="${dayStyle}"><v>${countDays('1899-12-30', cell.day)}</v></c>`;
    case 'amount':
      return isExactAsFloat(cell.amount)
        ? `<c r="${place}" s="${styleOfDigits(fractionDigits(cell.amount))}"><v>${cell.amount}</v></c>`
        : writeText(cell.amount, place);
    case 'text':
      return writeText(cell.text, place);
  }
}

const writeText = (text: string, place: string): string =>
  `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${writeCellText(text)}</t></is></c>`;

/** Spreadsheets reckon with floats, which keep 15 digits whatever they are. */
const isExactAsFloat = (amount: Decimal): boolean => amount.replace(/^-?[0.]*|\./g, '').length <= 15;

/** `A` to `Z`, then `AA`. */
const nameColumn = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : nameColumn(Math.floor(index / 26) - 1) + letter;
};
