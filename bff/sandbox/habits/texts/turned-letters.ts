import type { Habit } from '../habit.ts';

const turn = (text: unknown): unknown => (typeof text === 'string' ? `\u202e${text}` : text);

/** A mark that turns the direction of all that follows: `"creditorName": "\u202eCestovka"`. */
export const turnedLetters: Partial<Habit> = {
  account: (account) => ({ ...account, name: turn(account.name), displayName: turn(account.displayName) }),
  row: (row) => ({
    ...row,
    creditorName: turn(row.creditorName),
    debtorName: turn(row.debtorName),
    tradingPartyIdentification: turn(row.tradingPartyIdentification),
    additionalInformation: turn(row.additionalInformation),
    remittanceInformationUnstructured: turn(row.remittanceInformationUnstructured),
  }),
};
