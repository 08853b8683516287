import type { Party, Transaction } from '../../../../shared/transaction.ts';
import { element, textElement, type Xml } from '../xml.ts';
import { writeAccountId } from './account-id.ts';
import { writeAmount, writeUnsigned } from './amount.ts';

/** `EntryTransaction10`. */
export const writeTransaction = (row: Transaction): Xml =>
  element(
    'TxDtls',
    element(
      'Refs',
      textElement('AcctSvcrRef', row.transactionId?.slice(0, 35)),
      textElement('EndToEndId', findEndToEndId(row)?.slice(0, 35)),
    ),
    writeAmount(row.money),
    element('AmtDtls', element('InstdAmt', row.originalAmount ? writeUnsigned(row.originalAmount) : '')),
    element('RltdPties', ...writeParty('Dbtr', row.debtor), ...writeParty('Cdtr', row.creditor)),
    element('RltdAgts', writeAgent('DbtrAgt', row.debtor), writeAgent('CdtrAgt', row.creditor)),
    element('RmtInf', ...writeTexts(row.remittanceInformation), writeReference(row.paymentReference)),
    textElement('AddtlTxInf', describeRest(row)?.slice(0, 500)),
  );

/** Symbols have no place of their own: banks of both countries write them as here. */
function findEndToEndId({
  endToEndId,
  symbols: { variable, specific, constant },
}: Transaction): string | null {
  if (endToEndId !== null) return endToEndId;
  const isNone = variable === null && specific === null && constant === null;
  return isNone ? null : `/VS${variable ?? ''}/SS${specific ?? ''}/KS${constant ?? ''}`;
}

const writeParty = (name: 'Dbtr' | 'Cdtr', party: Party | null): Xml[] => [
  element(name, element('Pty', textElement('Nm', party?.name?.slice(0, 140)))),
  element(`${name}Acct`, party?.iban ? writeAccountId(party.iban) : ''),
];

const writeAgent = (name: string, party: Party | null): Xml =>
  element(
    name,
    element(
      'FinInstnId',
      textElement('BICFI', party?.bic),
      textElement('Nm', party?.bankName?.slice(0, 140)),
    ),
  );

/** In pieces of 140 characters, of which there may be any number: put together they are the text. */
const writeTexts = (text: string | null): Xml[] =>
  Array.from(text?.match(/[\s\S]{1,139}(?:[\ud800-\udbff][\udc00-\udfff]|[\s\S])?/g) ?? [], (piece) =>
    textElement('Ustrd', piece),
  );

const writeReference = (reference: string | null): Xml =>
  element('Strd', element('CdtrRefInf', textElement('Ref', reference?.slice(0, 35))));

function describeRest({ merchant, cardNumber, additionalInformation }: Transaction): string | null {
  const parts = [merchant?.identification, merchant?.address, merchant?.categoryCode, cardNumber];
  const said = [...parts, additionalInformation].filter((part) => typeof part === 'string');
  return said.length > 0 ? said.join(', ') : null;
}
