import { formatDay } from '../accounts/calendar.ts';
import type { Row } from '../accounts/history.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import { buildAmount } from './json-body.ts';

/** One element of `transactions[]`. A pending row has an id of its own and fewer fields, and changes both once it is booked. */
export function buildTransactionBody({ serial, currency }: SandboxAccount, { entry, state }: Row): object {
  const { bookingDay, authorizationDay, cents, originalAmount, reverses, details } = entry;
  const transactionAmount = buildAmount(currency, cents);
  const authorizationDate =
    authorizationDay === undefined ? {} : { authorizationDate: formatDay(authorizationDay) };
  const original = originalAmount && {
    originalAmount: buildAmount(originalAmount.currency, originalAmount.cents),
  };
  const id = buildTransactionId(serial, entry);
  if (state === 'PENDING') {
    const { cardNumber, tradingPartyIdentification, additionalInformation } = details;
    return {
      ...{ transactionId: `P${id}`, transactionState: state, transactionAmount, ...authorizationDate },
      ...{ cardNumber, tradingPartyIdentification, additionalInformation, ...original },
      transactionComplete: false,
    };
  }
  return {
    transactionId: id,
    ...(reverses && { originalTransactionId: buildTransactionId(serial, reverses) }),
    transactionState: state,
    bookingDate: formatDay(bookingDay),
    valueDate: formatDay(bookingDay),
    ...authorizationDate,
    transactionAmount,
    ...details,
    ...original,
    transactionComplete: true,
  };
}

/** A row that no reader can make sense of: without its amount. */
export const spoilTransactionBody = (body: object): object => ({ ...body, transactionAmount: null });

const buildTransactionId = (
  serial: string,
  { bookingDay, place }: { bookingDay: number; place: number },
): string => `${formatDay(bookingDay).replaceAll('-', '')}${serial}${String(place).padStart(4, '0')}`;
