import type { Day } from './calendar.ts';

export interface AccountReference {
  iban: string;
  currency: string;
}

/** What a row says beside its day and amount, in the words of the wire. Almost everything is optional, as in life. */
export interface EntryDetails {
  endToEndId?: string;
  variableSymbol?: string;
  specificSymbol?: string;
  constantSymbol?: string;
  creditorName?: string;
  creditorAccount?: AccountReference;
  creditorAgent?: { bic: string; name: string };
  debtorName?: string;
  debtorAccount?: AccountReference;
  debtorAgent?: { bic: string; name: string };
  remittanceInformationUnstructured?: string;
  additionalInformation?: string;
  bankTransactionCode?: string;
  isReversal?: boolean;
  paymentReference?: string;
  cardNumber?: string;
  cardHolder?: string;
  tradingPartyIdentification?: string;
  tradingPartyAddress?: string;
  tradingPartyMerchantCode?: string;
}

/** An entry before it has its place in the history. Amounts are whole hundredths of the account's currency, signed. */
export interface Draft {
  bookingDay: Day;
  /** Card entries: from this day on they show as pending, until they are booked. */
  authorizationDay?: Day;
  cents: number;
  originalAmount?: { currency: string; cents: number };
  /** The draft of the same period that this one undoes. */
  reverses?: Draft;
  details: EntryDetails;
}

/** `place` is unique within its day. */
export interface Entry extends Omit<Draft, 'reverses'> {
  place: number;
  reverses?: { bookingDay: Day; place: number };
}
