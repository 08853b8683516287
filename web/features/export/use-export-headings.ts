import { useLingui } from '@lingui/react/macro';
import type { Headings } from '../../history/export/columns.ts';

/** What stands above the columns of a table, in the person's language. */
export function useExportHeadings(): Headings {
  const { t } = useLingui();
  return {
    bookingDate: t`Booked on`,
    valueDate: t`Value date`,
    authorizationDate: t`Authorized on`,
    bookingStatus: t`Status`,
    amount: t`Amount`,
    currency: t`Currency`,
    counterparty: t`Counterparty`,
    counterpartyIban: t`Counterparty’s account`,
    counterpartyBic: t`Counterparty’s bank (BIC)`,
    remittanceInformation: t`Remittance information`,
    variableSymbol: t`Variable symbol`,
    specificSymbol: t`Specific symbol`,
    constantSymbol: t`Constant symbol`,
    endToEndId: t`End-to-end reference`,
    paymentReference: t`Payment reference`,
    originalAmount: t`Original amount`,
    originalCurrency: t`Original currency`,
    merchant: t`Merchant`,
    merchantAddress: t`Merchant’s address`,
    merchantCategory: t`Merchant category`,
    cardNumber: t`Card`,
    cardHolder: t`Card holder`,
    additionalInformation: t`The bank’s text`,
    bankTransactionCode: t`Transaction code`,
    reversal: t`Reversal`,
    transactionId: t`Transaction ID`,
    originalTransactionId: t`Original transaction`,
  };
}
