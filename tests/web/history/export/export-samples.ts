import type { Transaction } from '../../../../shared/transaction.ts';
import type { TransactionEntry } from '../../../../shared/transaction-page.ts';
import { columns, type Headings } from '../../../../web/history/export/columns.ts';
import type { ExportSource } from '../../../../web/history/export/export-source.ts';
import { bareAccount } from '../../../support/samples.ts';
import { euros } from '../arbitrary-rows.ts';

export const headings = Object.fromEntries(Object.keys(columns).map((name) => [name, name])) as Headings;

export const sourceOf = (entries: readonly TransactionEntry[]): ExportSource => ({
  account: { ...bareAccount, iban: 'SK3112000000198742637541', bic: 'TATRSKBX', name: 'Žofia & syn' },
  rows: entries.map(({ transaction }) => transaction),
  closing: [euros('1234.50')],
  closingDay: '2026-03-16',
  part: null,
  createdAt: Date.UTC(2026, 2, 16, 9),
});

/** In the order of most formats: one currency after the other. */
export function groupRows(entries: readonly TransactionEntry[]): Transaction[] {
  const rows = entries.map(({ transaction }) => transaction);
  const currencies = new Set(rows.map(({ money }) => money.currency));
  return [...currencies].flatMap((currency) => rows.filter(({ money }) => money.currency === currency));
}

/** What XML 1.0 can hold of a text. */
export const asXmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

export const joined = (parts: Iterable<string>): string => [...parts].join('');

export const parseXml = (xml: string): Document => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const [failure] = document.getElementsByTagName('parsererror');
  if (failure) throw new Error(failure.textContent ?? 'No XML');
  return document;
};

/** The texts of all elements of a name inside another, in order. */
export const textsOf = (parent: Document | Element, name: string): string[] =>
  Array.from(parent.getElementsByTagName(name), ({ textContent }) => textContent ?? '');
