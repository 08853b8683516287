import { type CalendarDate, toUtcMidnight } from '../../../shared/calendar-date.ts';

/** How a spreadsheet of some language reads a CSV file. */
export interface CsvDialect {
  separator: ',' | ';';
  decimalSign: '.' | ',';
  formatDay: (day: CalendarDate) => string;
}

/** Between machines: RFC 4180 with ISO 8601 dates. */
export const plainDialect: CsvDialect = { separator: ',', decimalSign: '.', formatDay: (day) => day };

/** As the language writes numbers and days. Where the comma divides a number, a semicolon divides the cells. */
export function dialectOf(locale: string): CsvDialect {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
  const isComma = parts.some(({ type, value }) => type === 'decimal' && value === ',');
  return {
    separator: isComma ? ';' : ',',
    decimalSign: isComma ? ',' : '.',
    formatDay: createDayFormat(locale),
  };
}

/** Without the spaces that some languages put between day and month: spreadsheets do not know them. */
function createDayFormat(locale: string): CsvDialect['formatDay'] {
  const format = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  });
  return (day) => {
    const parts = format.formatToParts(toUtcMidnight(day)).filter(({ type }) => type !== 'era');
    return parts.map(({ value }) => value.replace(/[^\d./-]/g, '')).join('');
  };
}
