// One export from the choice to the files.
import type { Account } from '../../../shared/account.ts';
import { buildCsv } from './build-csv.ts';
import { buildJson } from './build-json.ts';
import { buildOfx } from './build-ofx.ts';
import { buildQif } from './build-qif.ts';
import { buildCamt053 } from './camt053/build-camt053.ts';
import type { Headings } from './columns.ts';
import { dialectOf, plainDialect } from './csv-dialect.ts';
import type { ExportSource } from './export-source.ts';
import { buildFileName, type FileNameParts } from './file-name.ts';
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

/** What is exported of one account, and the days that its rows are of. */
export interface ExportedAccount extends Omit<ExportSource, 'createdAt'> {
  days: FileNameParts['days'];
}

/** Lets others have a turn, where it is time for that. Rejects when the export has been given up. */
export type Breathe = () => Promise<void>;

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
export async function runExport(job: ExportJob, breathe: Breathe): Promise<ExportedFile[]> {
  if (job.format === 'xlsx') return [await buildWorkbook(job)];
  const files: ExportedFile[] = [];
  for (const account of job.accounts) {
    const chunks: string[] = [];
    for (const chunk of buildText({ ...account, createdAt: job.createdAt }, job)) {
      chunks.push(chunk);
      await breathe();
    }
    const content = new Blob(chunks, { type: formats[job.format][1] });
    files.push({ name: nameFile(account, job.format), content });
  }
  return files;
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

async function buildWorkbook({ accounts, headings }: ExportJob): Promise<ExportedFile> {
  const sheets = accounts.map(({ account, rows }) => ({ name: nameSheet(account), rows }));
  const workbook = await buildXlsx(sheets, headings);
  const [only, ...others] = accounts;
  const parts = ['konto', only?.closingDay, accounts.find(({ part }) => part !== null)?.part];
  const name =
    only && others.length === 0 ? nameFile(only, 'xlsx') : `${parts.filter(Boolean).join('_')}.xlsx`;
  return { name, content: new Blob([workbook], { type: formats.xlsx[1] }) };
}

const nameSheet = ({ displayName, name, iban, accountId, currency }: Account): string =>
  [displayName ?? name ?? iban ?? accountId, currency].filter(Boolean).join(' ');

const nameFile = ({ account, days, part }: ExportedAccount, format: ExportFormat): string =>
  buildFileName({ account, days, part, extension: formats[format][0] });
