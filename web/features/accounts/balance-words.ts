import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** A balance type in plain words: its name, and what it counts. */
export interface BalanceWords {
  name: MessageDescriptor;
  meaning: MessageDescriptor;
}

/** The types as ISO 20022 and the bank mean them. */
const words: Readonly<Record<string, BalanceWords>> = {
  interimAvailable: {
    name: msg`Available now`,
    meaning: msg`What can be spent at this moment, with pending payments already taken off.`,
  },
  expected: {
    name: msg`Expected`,
    meaning: msg`What is booked, together with the entries that the bank already knows of.`,
  },
  forwardAvailable: {
    name: msg`Available later`,
    meaning: msg`What can be spent on the day named here.`,
  },
  closingAvailable: {
    name: msg`Available at the end of the day`,
    meaning: msg`What could be spent when that day was closed.`,
  },
  openingAvailable: {
    name: msg`Available at the start of the day`,
    meaning: msg`What could be spent before that day’s first entry.`,
  },
  interimBooked: {
    name: msg`Booked balance`,
    meaning: msg`What is booked up to now, without pending payments.`,
  },
  closingBooked: {
    name: msg`Booked at the end of the day`,
    meaning: msg`What was booked when that day was closed.`,
  },
  openingBooked: {
    name: msg`Booked at the start of the day`,
    meaning: msg`What was booked before that day’s first entry.`,
  },
  nonInvoiced: {
    name: msg`Not yet invoiced`,
    meaning: msg`What the next card statement will hold so far.`,
  },
};

/** Null for a type that Konto does not know: it is shown by the bank's own word, without a guess. */
export const findBalanceWords = (balanceType: string): BalanceWords | null =>
  Object.hasOwn(words, balanceType) ? (words[balanceType] ?? null) : null;
