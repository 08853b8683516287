import * as v from 'valibot';
import type { ExactJson } from '../../exact-json.ts';
import { isNegative, type Money, negate } from '../../money.ts';
import type { Party, Transaction } from '../../transaction.ts';
import { findSymbol } from '../find-symbol.ts';
import { code, day, money, optionalMoney, requiredText, text } from '../response-fields.ts';
import { accountIdentification, agent, party } from './fields.ts';

const noExchange = { instructed_amount: null };
const noCode = { description: null, code: null, sub_code: null };

const transactionSchema = v.object({
  entry_reference: code,
  transaction_amount: money,
  credit_debit_indicator: v.pipe(requiredText, v.toUpperCase(), v.picklist(['CRDT', 'DBIT'])),
  status: code,
  booking_date: day,
  value_date: day,
  transaction_date: day,
  creditor: party,
  creditor_account: accountIdentification,
  creditor_agent: agent,
  debtor: party,
  debtor_account: accountIdentification,
  debtor_agent: agent,
  remittance_information: text,
  reference_number: code,
  merchant_category_code: code,
  bank_transaction_code: v.fallback(
    v.optional(v.object({ description: text, code, sub_code: code }), noCode),
    noCode,
  ),
  exchange_rate: v.fallback(
    v.optional(v.object({ instructed_amount: optionalMoney }), noExchange),
    noExchange,
  ),
  note: text,
});
type WireTransaction = v.InferOutput<typeof transactionSchema>;

/** A row of `transactions[]`; null where it has not the shape of one. */
export function readTransaction(source: ExactJson): Transaction | null {
  const parsed = v.safeParse(transactionSchema, source);
  return parsed.success ? mapTransaction(parsed.output, source) : null;
}

function mapTransaction(wire: WireTransaction, source: ExactJson): Transaction {
  const bookingStatus = readBookingStatus(wire.status);
  const { description, code, sub_code } = wire.bank_transaction_code;
  const { instructed_amount } = wire.exchange_rate;
  return {
    // Not `transaction_id`: that one may be another at the next read.
    transactionId: wire.entry_reference,
    originalTransactionId: null,
    bookingStatus,
    bankStatus: bookingStatus === null ? wire.status : null,
    bookingDate: wire.booking_date,
    valueDate: wire.value_date,
    authorizationDate: wire.transaction_date,
    money: direct(wire.transaction_amount, wire),
    originalAmount: instructed_amount && direct(instructed_amount, wire),
    creditor: readParty(wire.creditor.name, wire.creditor_account, wire.creditor_agent),
    debtor: readParty(wire.debtor.name, wire.debtor_account, wire.debtor_agent),
    merchant: wire.merchant_category_code
      ? { identification: null, address: null, categoryCode: wire.merchant_category_code }
      : null,
    cardNumber: null,
    cardHolder: null,
    remittanceInformation: wire.remittance_information,
    additionalInformation: wire.note ?? (wire.remittance_information === null ? description : null),
    endToEndId: null,
    paymentReference: wire.reference_number,
    symbols: readSymbols(wire),
    bankTransactionCode: [code, sub_code].filter((part) => part !== null).join('-') || description,
    isReversal: false,
    source,
  };
}

/** Banks send amounts with a sign or without; the direction is the indicator's alone. */
function direct(amount: Money, { credit_debit_indicator }: WireTransaction): Money {
  return isNegative(amount) === (credit_debit_indicator === 'DBIT') ? amount : negate(amount);
}

/** What is scheduled, cancelled or rejected is neither, and keeps the bank's word. */
function readBookingStatus(status: string | null): Transaction['bookingStatus'] {
  switch (status?.toUpperCase()) {
    case 'BOOK':
      return 'booked';
    case 'PDNG':
    case 'HOLD':
      return 'pending';
    default:
      return null;
  }
}

function readParty(
  name: string | null,
  account: WireTransaction['creditor_account'],
  bank: WireTransaction['creditor_agent'],
): Party | null {
  const party = { name, iban: account.iban ?? account.other, bic: bank.bic, bankName: bank.name };
  return Object.values(party).some((value) => value !== null) ? party : null;
}

/** They travel in the reference, or as a line of what the payment is for. */
function readSymbols({ reference_number, remittance_information }: WireTransaction): Transaction['symbols'] {
  const lines = [reference_number ?? '', ...(remittance_information?.split('\n') ?? [])];
  const find = (name: 'VS' | 'SS' | 'KS') =>
    lines.map((line) => findSymbol(line, name)).find((symbol) => symbol !== null) ?? null;
  return { variable: find('VS'), specific: find('SS'), constant: find('KS') };
}
