import type { Draft } from '../entry.ts';
import { type Party, paidTo, receivedFrom } from '../parties.ts';
import type { Period } from '../plan.ts';
import { onWorkday } from '../recipes.ts';
import { slashMonth } from './month-names.ts';

/** What a month left over goes to somebody close; what it lacked comes from them. */
export const settleWith =
  (party: Party) =>
  (cents: number, period: Period): Draft => ({
    bookingDay: onWorkday(period, 26),
    cents,
    details: {
      ...(cents < 0 ? paidTo(party) : receivedFrom(party)),
      remittanceInformationUnstructured: `Vyrovnanie ${slashMonth(period)}`,
      bankTransactionCode: cents < 0 ? 'PMNT-ICDT-ESCT' : 'PMNT-RCDT-ESCT',
    },
  });
