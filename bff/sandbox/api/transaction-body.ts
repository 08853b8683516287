import { type Day, formatDay } from '../accounts/calendar.ts';
import type { Entry } from '../accounts/entry.ts';
import type { Row } from '../accounts/history.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import { buildAmount, type WireBody } from './json-body.ts';

/** One element of `transactions[]`. */
export const buildTransactionBody = (account: SandboxAccount, { entry, state }: Row): WireBody =>
  state === 'PENDING' ? buildPending(account, entry) : buildBooked(account, entry);

function buildBooked({ serial, currency }: SandboxAccount, entry: Entry): WireBody {
  const { bookingDay, cents, reverses, details } = entry;
  return {
    transactionId: buildTransactionId(serial, entry),
    ...(reverses && { originalTransactionId: buildTransactionId(serial, reverses) }),
    transactionState: 'BOOKED',
    bookingDate: formatDay(bookingDay),
    valueDate: formatDay(bookingDay),
    transactionAmount: buildAmount(currency, cents),
    ...details,
    ...buildAuthorization(entry),
    transactionComplete: true,
  };
}

/** It has an id of its own and fewer fields, and changes both once it is booked. */
function buildPending({ serial, currency }: SandboxAccount, entry: Entry): WireBody {
  const { cardNumber, tradingPartyIdentification, additionalInformation } = entry.details;
  return {
    transactionId: `P${buildTransactionId(serial, entry)}`,
    transactionState: 'PENDING',
    transactionAmount: buildAmount(currency, entry.cents),
    cardNumber,
    tradingPartyIdentification,
    additionalInformation,
    ...buildAuthorization(entry),
    transactionComplete: false,
  };
}

/** What only card entries have. */
const buildAuthorization = ({ authorizationDay, originalAmount }: Entry): object => ({
  ...(authorizationDay !== undefined && { authorizationDate: formatDay(authorizationDay) }),
  ...(originalAmount && { originalAmount: buildAmount(originalAmount.currency, originalAmount.cents) }),
});

/** A row that no reader can make sense of: without its amount. */
export const spoilTransactionBody = (body: WireBody): WireBody => ({ ...body, transactionAmount: null });

const buildTransactionId = (serial: string, { bookingDay, place }: { bookingDay: Day; place: number }) =>
  `${formatDay(bookingDay).replaceAll('-', '')}${serial}${String(place).padStart(4, '0')}`;
