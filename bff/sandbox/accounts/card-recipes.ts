import type { Draft, EntryDetails } from './entry.ts';
import type { ForeignMerchant, Merchant } from './merchants.ts';
import type { Period, Recipe } from './plan.ts';
import { onDay } from './recipes.ts';

export interface Card {
  /** Masked, as the wire shows it. */
  number: string;
  holder: string;
}

/** Long enough for some card entry to be pending on any day, where they are booked every second day or so. */
const pendingDays = [3, 4] as const;
export const longestPendingDays = 4;

/** Purchases spread evenly over the period. */
export const purchases = (count: number, card: Card, merchants: readonly Merchant[]): Recipe => ({
  count,
  write: (period) =>
    Array.from({ length: count }, (_, index) =>
      purchase(period, {
        card,
        merchant: period.random.pick(merchants),
        bookingDay: spread(period, index, count),
      }),
    ),
});

export const foreignPurchase = (card: Card, merchants: readonly ForeignMerchant[]): Recipe => ({
  count: 1,
  write: (period) => {
    const merchant = period.random.pick(merchants);
    const draft = purchase(period, { card, merchant, bookingDay: spread(period, 0, 1) });
    const { currency, rate } = merchant;
    return [
      { ...draft, cents: Math.round(draft.cents * rate), originalAmount: { currency, cents: draft.cents } },
    ];
  },
});

/** The same card payment on the same day of every period. */
export const subscription = (day: number, card: Card, merchant: Merchant): Recipe => ({
  count: 1,
  write: (period) => [purchase(period, { card, merchant, bookingDay: onDay(period, day) })],
});

/** A purchase, and the same money back a few days later. */
export const purchaseAndReversal = (card: Card, merchants: readonly Merchant[]): Recipe => ({
  count: 2,
  write: (period) => {
    const bookingDay = period.firstDay + period.random.whole(4, 14);
    const bought = purchase(period, { card, merchant: period.random.pick(merchants), bookingDay });
    return [bought, reverse(bought, bookingDay + period.random.whole(3, 9))];
  },
});

export const cashWithdrawal = (card: Card): Recipe => ({
  count: 1,
  write: (period) => [
    {
      bookingDay: spread(period, 0, 1),
      cents: -1000 * period.random.whole(2, 15),
      details: {
        ...writeCard(card),
        additionalInformation: 'Výber z bankomatu',
        bankTransactionCode: 'PMNT-CCRD-CWDL',
        tradingPartyAddress: 'Námestie SNP 18, Bratislava',
        tradingPartyMerchantCode: '6011',
      },
    },
  ],
});

interface Purchase {
  card: Card;
  merchant: Merchant;
  bookingDay: number;
}

function purchase({ random }: Period, { card, merchant, bookingDay }: Purchase): Draft {
  return {
    bookingDay,
    authorizationDay: bookingDay - random.whole(...pendingDays),
    cents: -random.whole(...merchant.cents),
    details: {
      ...writeCard(card),
      bankTransactionCode: 'PMNT-CCRD-POSD',
      creditorName: merchant.name,
      tradingPartyIdentification: merchant.name,
      tradingPartyAddress: merchant.address,
      tradingPartyMerchantCode: merchant.categoryCode,
    },
  };
}

/** The sides stay those of the entry that is undone. */
const reverse = (bought: Draft, bookingDay: number): Draft => ({
  bookingDay,
  cents: -bought.cents,
  reverses: bought,
  details: { ...bought.details, isReversal: true, additionalInformation: 'Vrátenie platby kartou' },
});

const writeCard = ({ number, holder }: Card): EntryDetails => ({ cardNumber: number, cardHolder: holder });

function spread({ firstDay, days, random }: Period, index: number, count: number): number {
  const from = Math.floor((index * days) / count);
  const before = Math.floor(((index + 1) * days) / count);
  return firstDay + random.whole(from, Math.max(from, before - 1));
}
