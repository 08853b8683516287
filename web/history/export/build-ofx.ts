import type { Account } from '../../../shared/account.ts';
import { type CalendarDate, compareDays } from '../../../shared/calendar-date.ts';
import { isNegative } from '../../../shared/money.ts';
import { findCounterparty, findTitle, type Transaction } from '../../../shared/transaction.ts';
import { type ExportSource, findDay, groupBooked } from './export-source.ts';
import { element, textElement, type Xml } from './xml.ts';

const header =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n';

const ok = '<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>';

/** OFX 2.2: one statement for each currency, booked rows only. */
export function* buildOfx(source: ExportSource): Generator<string> {
  const now = new Date(source.createdAt).toISOString().replace(/\D/g, '').slice(0, 14);
  yield `${header}<OFX><SIGNONMSGSRSV1><SONRS>${ok}<DTSERVER>${now}</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1>\n`;
  let statement = 0;
  for (const [currency, rows] of groupBooked(source)) {
    statement += 1;
    yield `<STMTTRNRS><TRNUID>${statement}</TRNUID>${ok}<STMTRS><CURDEF>${currency}</CURDEF>`;
    yield writeAccount(source.account);
    yield* writeList(rows, source.closingDay);
    yield `${writeBalance(source, currency)}</STMTRS></STMTTRNRS>\n`;
  }
  yield '</BANKMSGSRSV1></OFX>\n';
}

const writeAccount = ({ iban, otherIdentification, accountId, bic }: Account): Xml =>
  element(
    'BANKACCTFROM',
    textElement('BANKID', bic ?? iban?.slice(4, 8) ?? 'unknown'),
    textElement('ACCTID', iban ?? otherIdentification ?? accountId),
    '<ACCTTYPE>CHECKING</ACCTTYPE>',
  );

function* writeList(rows: readonly Transaction[], closingDay: CalendarDate): Generator<Xml> {
  const days = rows.flatMap((row) => findDay(row) ?? []).sort(compareDays);
  const [start = closingDay] = days;
  yield `<BANKTRANLIST>${writeDay('DTSTART', start)}${writeDay('DTEND', days.at(-1) ?? closingDay)}\n`;
  for (const [index, row] of rows.entries()) yield `${writeRow(row, rows.length - index, closingDay)}\n`;
  yield '</BANKTRANLIST>';
}

/** `place` counts from the oldest row on, so that a row without an id keeps it as new ones come. */
const writeRow = (row: Transaction, place: number, closingDay: CalendarDate): Xml =>
  element(
    'STMTTRN',
    textElement('TRNTYPE', isNegative(row.money) ? 'DEBIT' : 'CREDIT'),
    writeDay('DTPOSTED', findDay(row) ?? closingDay),
    writeDay('DTUSER', row.authorizationDate),
    textElement('TRNAMT', row.money.amount),
    textElement('FITID', row.transactionId ?? `row-${place}`),
    textElement('REFNUM', row.symbols.variable ?? row.paymentReference),
    textElement('NAME', findName(row)?.slice(0, 32)),
    textElement('MEMO', writeMemo(row)),
  );

const findName = (row: Transaction): string | null => findCounterparty(row)?.name ?? findTitle(row);

/** A name of more than OFX's 32 characters stands here as a whole. */
function writeMemo(row: Transaction): string {
  const name = findName(row);
  const lines = [name !== null && name.length > 32 ? name : null, row.remittanceInformation];
  return lines.filter((line) => line !== null).join('\n');
}

function writeBalance({ closing, closingDay }: ExportSource, currency: string): Xml {
  const balance = closing.find((money) => money.currency === currency);
  if (balance === undefined) return '';
  return element('LEDGERBAL', textElement('BALAMT', balance.amount), writeDay('DTASOF', closingDay));
}

const writeDay = (name: string, day: CalendarDate | null): Xml => textElement(name, day?.replaceAll('-', ''));
