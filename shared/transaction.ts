import type { CalendarDate } from './calendar-date.ts';
import type { ExactJson } from './exact-json.ts';
import { isNegative, isZero, type Money } from './money.ts';

/** Somebody who paid or was paid, as far as the bank knows. */
export interface Party {
  name: string | null;
  iban: string | null;
  bic: string | null;
  bankName: string | null;
}

/** The Slovak and Czech payment symbols. */
export interface PaymentSymbols {
  variable: string | null;
  specific: string | null;
  constant: string | null;
}

interface Merchant {
  identification: string | null;
  address: string | null;
  categoryCode: string | null;
}

/** An entry of an account, mostly booked or pending. `money` is signed: what leaves the account is negative. */
export interface Transaction {
  transactionId: string | null;
  originalTransactionId: string | null;
  /** Null where the bank says it in a word that is not known. */
  bookingStatus: 'booked' | 'pending' | null;
  bookingDate: CalendarDate | null;
  valueDate: CalendarDate | null;
  authorizationDate: CalendarDate | null;
  money: Money;
  /** What was paid in another currency. */
  originalAmount: Money | null;
  creditor: Party | null;
  debtor: Party | null;
  merchant: Merchant | null;
  cardNumber: string | null;
  cardHolder: string | null;
  remittanceInformation: string | null;
  additionalInformation: string | null;
  endToEndId: string | null;
  paymentReference: string | null;
  symbols: PaymentSymbols;
  bankTransactionCode: string | null;
  isReversal: boolean;
  /** The bank's own word for an unknown booking status. */
  bankStatus: string | null;
  /** The bank's own object, with every field that has no place above. */
  source: ExactJson;
}

/**
 * The other side: who received what left the account, who paid what arrived. A reversal gives money back, so its sides
 * are those of the entry that it undoes.
 */
export function findCounterparty({ money, isReversal, creditor, debtor }: Transaction): Party | null {
  if (isZero(money)) return creditor ?? debtor;
  return isNegative(money) !== isReversal ? creditor : debtor;
}

/**
 * The best words for what this was: counterparty, then merchant, then the bank's own text; null if there are none. A
 * name that stands on both sides is one's own, and says the least.
 */
export function findTitle(transaction: Transaction): string | null {
  const { merchant, additionalInformation, remittanceInformation, creditor, debtor } = transaction;
  const counterparty = findCounterparty(transaction);
  const isOwn = creditor?.name === debtor?.name;
  return (
    (isOwn ? null : counterparty?.name) ??
    merchant?.identification ??
    additionalInformation ??
    remittanceInformation ??
    counterparty?.iban ??
    counterparty?.name ??
    null
  );
}
