import type { Account } from '../../../../shared/account.ts';
import type { Money } from '../../../../shared/money.ts';
import { type ExportSource, groupBooked } from '../export-source.ts';
import { element, textElement, type Xml } from '../xml.ts';
import { writeAccountId } from './account-id.ts';
import { writeAmount, writeDay } from './amount.ts';
import { writeEntry } from './entry.ts';

const namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

/** camt.053.001.08 (ISO 20022): one statement for each currency, booked rows only, elements in the order of the schema. */
export function* buildCamt053(source: ExportSource): Generator<string> {
  const createdAt = new Date(source.createdAt).toISOString();
  const id = `KONTO${createdAt.replace(/\D/g, '')}`;
  const header = element('GrpHdr', textElement('MsgId', id), textElement('CreDtTm', createdAt));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}"><BkToCstmrStmt>${header}\n`;
  for (const [currency, rows] of groupBooked(source)) {
    const statement = textElement('Id', `${id}-${currency}`) + textElement('CreDtTm', createdAt);
    yield `<Stmt>${statement}${writeAccount(source.account, currency)}${writeBalance(source, currency)}\n`;
    for (const row of rows) yield `${writeEntry(row)}\n`;
    yield '</Stmt>\n';
  }
  yield '</BkToCstmrStmt></Document>\n';
}

const writeAccount = ({ iban, otherIdentification, accountId, name, bic }: Account, currency: string): Xml =>
  element(
    'Acct',
    writeAccountId(iban ?? otherIdentification ?? accountId),
    textElement('Ccy', currency),
    element('Ownr', textElement('Nm', name?.slice(0, 140))),
    element('Svcr', element('FinInstnId', textElement('BICFI', bic))),
  );

function writeBalance({ closing, closingDay }: ExportSource, currency: string): Xml {
  const balance: Money | undefined = closing.find((money) => money.currency === currency);
  if (balance === undefined) return '';
  return element(
    'Bal',
    '<Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>',
    writeAmount(balance),
    writeDay('Dt', closingDay),
  );
}
