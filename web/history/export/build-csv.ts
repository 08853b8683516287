import { type Cell, type Headings, listHeadings, readCells } from './columns.ts';
import type { CsvDialect } from './csv-dialect.ts';
import type { ExportSource } from './export-source.ts';

export interface CsvOptions {
  dialect: CsvDialect;
  headings: Headings;
  /** Spreadsheets take the file for UTF-8 only with a byte order mark; other programs want none. */
  withByteOrderMark: boolean;
}

/** The file, line by line (RFC 4180): one heading, then one row each. Texts never become formulas. */
export function* buildCsv({ rows }: ExportSource, options: CsvOptions): Generator<string> {
  const { dialect, headings } = options;
  const writeLine = (cells: readonly string[]) => `${cells.join(dialect.separator)}\r\n`;
  const heading = listHeadings(headings).map((text) => quote(text, dialect));
  yield (options.withByteOrderMark ? '\ufeff' : '') + writeLine(heading);
  for (const row of rows) yield writeLine(readCells(row).map((cell) => writeCell(cell, dialect)));
}

function writeCell(cell: Cell, dialect: CsvDialect): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'day':
      return dialect.formatDay(cell.day);
    case 'amount':
      return cell.amount.replace('.', dialect.decimalSign);
    case 'text':
      return quote(guardText(cell.text), dialect);
  }
}

/** What a spreadsheet takes for the beginning of a formula, also behind apostrophes, so that the guard can be undone. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** An apostrophe in front makes a text of what would be reckoned. */
const guardText = (text: string): string => (formula.test(text) ? `'${text}` : text);

function quote(text: string, { separator }: CsvDialect): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(text) && !text.includes(separator);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
