// One export from the choice to the files. All of it can be sent to a worker: no functions, no classes.
import type { Account } from '../../../shared/account.ts';
import { type CalendarDate, compareDays } from '../../../shared/calendar-date.ts';
import type { Money } from '../../../shared/money.ts';
import type { Transaction } from '../../../shared/transaction.ts';
import { compileLayout } from '../model/put-together.ts';
import { unpackRow } from '../model/unpack-row.ts';
import { buildCsv } from './build-csv.ts';
import { buildJson } from './build-json.ts';
import { buildOfx } from './build-ofx.ts';
import { buildQif } from './build-qif.ts';
import { buildCamt053 } from './camt053/build-camt053.ts';
import type { Headings } from './columns.ts';
import { dialectOf, plainDialect } from './csv-dialect.ts';
import { type ExportSource, findDay } from './export-source.ts';
import { buildFileName } from './file-name.ts';
import { buildXlsx } from './xlsx/build-xlsx.ts';

/** Each with its extension and its media type. */
const formats = {
  csv: ['csv', 'text/csv'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  json: ['json', 'application/json'],
  ofx: ['ofx', 'application/x-ofx'],
  qif: ['qif', 'application/qif'],
  camt053: ['xml', 'application/xml'],
} as const;
export type ExportFormat = keyof typeof formats;

/** An account with its rows, packed as its history packs them: newest first, without those that could not be read. */
export interface ExportedAccount extends Omit<ExportSource, 'rows' | 'createdAt'> {
  account: Account;
  closing: readonly Money[];
  closingDay: CalendarDate;
  layouts: readonly string[];
  lines: readonly string[];
}

export interface ExportJob {
  format: ExportFormat;
  accounts: readonly ExportedAccount[];
  /** The language whose CSV it is; null for that between machines. */
  csvLocale: string | null;
  withByteOrderMark: boolean;
  headings: Headings;
  /** In ms since the epoch. */
  createdAt: number;
}

export interface ExportedFile {
  name: string;
  content: Blob;
}

/** A file for each account; a workbook has a sheet for each. */
export async function runExport(job: ExportJob): Promise<ExportedFile[]> {
  const sources = job.accounts.map((account) => openSource(account, job.createdAt));
  if (job.format === 'xlsx') return [await buildWorkbook(sources, job)];
  return sources.map((source) => ({
    name: nameFile(source, job.format),
    content: new Blob([...buildText(source, job)], { type: formats[job.format][1] }),
  }));
}

function openSource({ layouts, lines, ...about }: ExportedAccount, createdAt: number): ExportSource {
  const compiled = layouts.map(compileLayout);
  const rows = {
    *[Symbol.iterator](): Generator<Transaction> {
      for (const line of lines) {
        const content = unpackRow(line, compiled);
        if (content.kind === 'transaction') yield content.transaction;
      }
    },
  };
  return { ...about, rows, createdAt };
}

function buildText(source: ExportSource, job: ExportJob): Iterable<string> {
  const { headings, withByteOrderMark, csvLocale } = job;
  switch (job.format) {
    case 'json':
      return buildJson(source);
    case 'ofx':
      return buildOfx(source);
    case 'qif':
      return buildQif(source);
    case 'camt053':
      return buildCamt053(source);
    default: {
      const dialect = csvLocale === null ? plainDialect : dialectOf(csvLocale);
      return buildCsv(source, { dialect, headings, withByteOrderMark });
    }
  }
}

async function buildWorkbook(
  sources: readonly ExportSource[],
  { headings }: ExportJob,
): Promise<ExportedFile> {
  const sheets = sources.map(({ account, rows }) => ({ name: nameSheet(account), rows }));
  const workbook = await buildXlsx(sheets, headings);
  const [only, ...others] = sources;
  const day = only?.closingDay ?? '';
  const isWhole = sources.every((source) => source.isWhole);
  const name =
    only && others.length === 0
      ? nameFile(only, 'xlsx')
      : `konto_${day}${isWhole ? '' : '_incomplete'}.${formats.xlsx[0]}`;
  return { name, content: new Blob([workbook], { type: formats.xlsx[1] }) };
}

const nameSheet = ({ displayName, name, iban, accountId, currency }: Account): string =>
  [displayName ?? name ?? iban ?? accountId, currency].filter(Boolean).join(' ');

const nameFile = ({ account, rows, isWhole }: ExportSource, format: ExportFormat): string =>
  buildFileName({ account, days: findDays(rows), isWhole, extension: formats[format][0] });

function findDays(rows: Iterable<Transaction>): { oldest: CalendarDate; newest: CalendarDate } | null {
  const days = new Set<CalendarDate>();
  for (const row of rows) {
    const day = findDay(row);
    if (day !== null) days.add(day);
  }
  const [oldest, ...later] = [...days].sort(compareDays);
  return oldest === undefined ? null : { oldest, newest: later.at(-1) ?? oldest };
}
