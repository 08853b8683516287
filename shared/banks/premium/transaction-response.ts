import * as v from 'valibot';
import type { ExactJson } from '../../exact-json.ts';
import { isNegative, isZero, type Money, negate } from '../../money.ts';
import type { Party, PaymentSymbols, Transaction } from '../../transaction.ts';
import { findSymbol } from '../find-symbol.ts';
import {
  accountReference,
  agent,
  code,
  day,
  flag,
  money,
  name,
  optionalMoney,
  text,
} from '../response-fields.ts';

const transactionSchema = v.object({
  transactionId: code,
  originalTransactionId: code,
  transactionState: code,
  bookingDate: day,
  valueDate: day,
  authorizationDate: day,
  transactionAmount: money,
  originalAmount: optionalMoney,
  creditorName: name,
  creditorAccount: accountReference,
  creditorAgent: agent,
  debtorName: name,
  debtorAccount: accountReference,
  debtorAgent: agent,
  tradingPartyIdentification: name,
  tradingPartyAddress: text,
  tradingPartyMerchantCode: code,
  cardNumber: code,
  cardHolder: name,
  remittanceInformationUnstructured: text,
  additionalInformation: text,
  endToEndId: code,
  paymentReference: code,
  variableSymbol: code,
  specificSymbol: code,
  constantSymbol: code,
  bankTransactionCode: code,
  isReversal: flag,
});
type WireTransaction = v.InferOutput<typeof transactionSchema>;

/** A row of `transactions[]`; null where it has not the shape of one. */
export function readTransaction(source: ExactJson): Transaction | null {
  const parsed = v.safeParse(transactionSchema, source);
  return parsed.success ? mapTransaction(parsed.output, source) : null;
}

function mapTransaction(wire: WireTransaction, source: ExactJson): Transaction {
  const bookingStatus = readBookingStatus(wire);
  return {
    transactionId: wire.transactionId,
    originalTransactionId: wire.originalTransactionId,
    bookingStatus,
    bankStatus: bookingStatus === null ? wire.transactionState : null,
    bookingDate: wire.bookingDate,
    valueDate: wire.valueDate,
    authorizationDate: wire.authorizationDate,
    money: wire.transactionAmount,
    originalAmount: wire.originalAmount && withDirectionOf(wire.originalAmount, wire.transactionAmount),
    creditor: readParty(wire.creditorName, wire.creditorAccount, wire.creditorAgent),
    debtor: readParty(wire.debtorName, wire.debtorAccount, wire.debtorAgent),
    merchant: readMerchant(wire),
    cardNumber: wire.cardNumber,
    cardHolder: wire.cardHolder,
    remittanceInformation: wire.remittanceInformationUnstructured,
    additionalInformation: wire.additionalInformation,
    endToEndId: wire.endToEndId,
    paymentReference: wire.paymentReference,
    symbols: readSymbols(wire),
    bankTransactionCode: wire.bankTransactionCode,
    isReversal: wire.isReversal ?? false,
    source,
  };
}

/** Banks send it with a sign or without; the direction is the entry's own. */
const withDirectionOf = (amount: Money, entry: Money): Money =>
  isZero(entry) || isNegative(amount) === isNegative(entry) ? amount : negate(amount);

const statuses = ['booked', 'pending'] as const;

/** A row that does not say its state is booked if it has a booking date. A word that is not known is not guessed at. */
function readBookingStatus({ transactionState, bookingDate }: WireTransaction): Transaction['bookingStatus'] {
  if (transactionState === null) return bookingDate === null ? 'pending' : 'booked';
  return statuses.find((status) => status === transactionState.toLowerCase()) ?? null;
}

function readParty(
  name: string | null,
  account: WireTransaction['creditorAccount'],
  bank: WireTransaction['creditorAgent'],
): Party | null {
  const party = {
    name,
    iban: account.iban ?? account.bban ?? account.maskedPan,
    bic: bank.bic,
    bankName: bank.name,
  };
  return Object.values(party).some((value) => value !== null) ? party : null;
}

function readMerchant(wire: WireTransaction): Transaction['merchant'] {
  const merchant = {
    identification: wire.tradingPartyIdentification,
    address: wire.tradingPartyAddress,
    categoryCode: wire.tradingPartyMerchantCode,
  };
  return Object.values(merchant).some((value) => value !== null) ? merchant : null;
}

/** Symbols have fields of their own, and travel inside the end-to-end id as `/VS…/SS…/KS…` all the same. */
function readSymbols(wire: WireTransaction): PaymentSymbols {
  const sent = wire.endToEndId ?? '';
  return {
    variable: wire.variableSymbol ?? findSymbol(sent, 'VS'),
    specific: wire.specificSymbol ?? findSymbol(sent, 'SS'),
    constant: wire.constantSymbol ?? findSymbol(sent, 'KS'),
  };
}
