import type { CalendarDate } from '../../../shared/calendar-date.ts';
import { findCounterparty, findTitle, type Transaction } from '../../../shared/transaction.ts';
import { type ExportSource, findDay, groupBooked } from './export-source.ts';

/** QIF: an account for each currency, booked rows only. Its days are `month/day/year`, its amounts have a point. */
export function* buildQif(source: ExportSource): Generator<string> {
  const { iban, otherIdentification, accountId } = source.account;
  for (const [currency, rows] of groupBooked(source)) {
    const account = onOneLine(`${iban ?? otherIdentification ?? accountId} ${currency}`);
    yield `!Account\nN${account}\nTBank\n^\n!Type:Bank\n`;
    for (const row of rows) yield writeRow(row, source.closingDay);
  }
}

function writeRow(row: Transaction, closingDay: CalendarDate): string {
  const fields = [
    ['D', formatDay(findDay(row) ?? closingDay)],
    ['T', row.money.amount],
    ['N', row.symbols.variable ?? row.paymentReference],
    ['P', findCounterparty(row)?.name ?? findTitle(row)],
    ['M', row.remittanceInformation],
  ] as const;
  const lines = fields.flatMap(([code, text]) => (text ? `${code}${onOneLine(text)}\n` : []));
  return `${lines.join('')}^\n`;
}

const formatDay = (day: CalendarDate): string => day.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1');

const onOneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');
