import { formatDay } from '../accounts/calendar.ts';
import type { AccountReference, EntryDetails } from '../accounts/entry.ts';
import type { Row } from '../accounts/history.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import { buildAmount, type WireBody } from '../api/json-body.ts';
import type { Quirks } from '../levers/quirks.ts';

interface Place {
  /** On the page. */
  index: number;
  quirks: Quirks;
}

const oddStatuses = ['HOLD', 'SCHD', 'CNCL', 'RJCT', 'OTHR'];

/** One element of `transactions[]`. A pending row has no reference yet. */
export function buildTransaction(account: SandboxAccount, row: Row, { index, quirks }: Place): WireBody {
  const { entry, state } = row;
  const { cents, details, authorizationDay, bookingDay, originalAmount } = entry;
  const isBooked = state === 'BOOKED';
  const status = isBooked ? 'BOOK' : 'PDNG';
  const said = quirks.has('unsigned-amounts') ? Math.abs(cents) : cents;
  return {
    ...(isBooked && { entry_reference: `${formatDay(bookingDay)}-${account.serial}-${entry.place}` }),
    transaction_amount: buildAmount(account.currency, said),
    credit_debit_indicator: cents < 0 ? 'DBIT' : 'CRDT',
    status: quirks.has('odd-statuses') ? (oddStatuses[index] ?? status) : status,
    ...(isBooked && { booking_date: formatDay(bookingDay), value_date: formatDay(bookingDay) }),
    ...(authorizationDay !== undefined && { transaction_date: formatDay(authorizationDay) }),
    ...buildParties(details),
    remittance_information: listTexts(details),
    ...(details.paymentReference && { reference_number: details.paymentReference }),
    ...(details.tradingPartyMerchantCode && { merchant_category_code: details.tradingPartyMerchantCode }),
    ...(details.bankTransactionCode && { bank_transaction_code: { code: details.bankTransactionCode } }),
    ...(originalAmount && {
      exchange_rate: {
        instructed_amount: buildAmount(originalAmount.currency, Math.abs(originalAmount.cents)),
      },
    }),
  };
}

function buildParties(details: EntryDetails): WireBody {
  const { creditorName, creditorAccount, creditorAgent, debtorName, debtorAccount, debtorAgent } = details;
  const creditor = creditorName ?? details.tradingPartyIdentification;
  return {
    ...(creditor && { creditor: { name: creditor } }),
    ...(creditorAccount && { creditor_account: nameAccount(creditorAccount) }),
    ...(creditorAgent && { creditor_agent: { bic_fi: creditorAgent.bic, name: creditorAgent.name } }),
    ...(debtorName && { debtor: { name: debtorName } }),
    ...(debtorAccount && { debtor_account: nameAccount(debtorAccount) }),
    ...(debtorAgent && { debtor_agent: { bic_fi: debtorAgent.bic, name: debtorAgent.name } }),
  };
}

const nameAccount = ({ iban }: AccountReference) => ({ iban });

const listTexts = ({
  remittanceInformationUnstructured,
  additionalInformation,
  endToEndId,
}: EntryDetails): string[] =>
  [remittanceInformationUnstructured, additionalInformation, endToEndId].filter((text) => text !== undefined);
