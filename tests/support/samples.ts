import type { Account } from '../../shared/account.ts';
import type { Transaction } from '../../shared/transaction.ts';

/** An account and a transaction of which only the barest is known, for a test to say the rest. */

export const bareAccount: Account = {
  accountId: 'a',
  iban: null,
  otherIdentification: null,
  currency: 'EUR',
  name: null,
  displayName: null,
  product: null,
  usage: null,
  status: null,
  bankName: null,
  bic: null,
  consentExpiresAt: null,
  updatedAt: null,
  balances: [],
  unreadableBalances: [],
};

export const bareTransaction: Transaction = {
  transactionId: null,
  originalTransactionId: null,
  bookingStatus: 'booked',
  bookingDate: null,
  valueDate: null,
  authorizationDate: null,
  money: { amount: '-1.00', currency: 'EUR' },
  originalAmount: null,
  creditor: null,
  debtor: null,
  merchant: null,
  cardNumber: null,
  cardHolder: null,
  remittanceInformation: null,
  additionalInformation: null,
  endToEndId: null,
  paymentReference: null,
  symbols: { variable: null, specific: null, constant: null },
  bankTransactionCode: null,
  isReversal: false,
  bankStatus: null,
  source: null,
};
