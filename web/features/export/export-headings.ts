import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Headings } from '../../history/export/columns.ts';

const words = {
  bookingDate: msg`Booked on`,
  valueDate: msg`Value date`,
  authorizationDate: msg`Authorized on`,
  bookingStatus: msg`Status`,
  amount: msg`Amount`,
  currency: msg`Currency`,
  counterparty: msg`Counterparty`,
  counterpartyIban: msg`Counterparty’s account`,
  counterpartyBic: msg`Counterparty’s bank (BIC)`,
  remittanceInformation: msg`Remittance information`,
  variableSymbol: msg`Variable symbol`,
  specificSymbol: msg`Specific symbol`,
  constantSymbol: msg`Constant symbol`,
  endToEndId: msg`End-to-end reference`,
  paymentReference: msg`Payment reference`,
  originalAmount: msg`Original amount`,
  originalCurrency: msg`Original currency`,
  merchant: msg`Merchant`,
  merchantAddress: msg`Merchant’s address`,
  merchantCategory: msg`Merchant category`,
  cardNumber: msg`Card`,
  cardHolder: msg`Card holder`,
  additionalInformation: msg`The bank’s text`,
  bankTransactionCode: msg`Transaction code`,
  reversal: msg`Reversal`,
  transactionId: msg`Transaction ID`,
  originalTransactionId: msg`Original transaction`,
} as const;

/** What stands above the columns of a table, in the person's language. */
export const listExportHeadings = (i18n: I18n): Headings =>
  ({
    bookingDate: i18n._(words.bookingDate),
    ...Object.fromEntries(Object.entries(words).map(([name, text]) => [name, i18n._(text)])),
  }) as Headings;
