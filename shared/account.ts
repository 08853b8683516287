import type { CalendarDate } from './calendar-date.ts';
import type { ExactJson } from './exact-json.ts';
import { add, type Money } from './money.ts';

/** One of the amounts that a bank calls a balance; what it counts is said by its type alone. */
export interface Balance {
  /** By the name that `nameBalanceType` gives it, or else by the bank's own: `interimAvailable`, `closingBooked`, … */
  balanceType: string;
  money: Money;
  /** Whether a credit line is counted in; null where the bank does not say. */
  creditLimitIncluded: boolean | null;
  referenceDate: CalendarDate | null;
}

/** An account as a consent shows it. `accountId` dies with the consent: see `AccountKeys` for what stays. */
export interface Account {
  accountId: string;
  iban: string | null;
  /** What names an account that has no IBAN, such as a masked card number. */
  otherIdentification: string | null;
  currency: string | null;
  /** As the bank names it, often by its holder. */
  name: string | null;
  /** As the person named it. */
  displayName: string | null;
  product: string | null;
  usage: 'private' | 'business' | null;
  /** `enabled`, `blocked`, `deleted`, or a word of the bank's own. */
  status: string | null;
  bankName: string | null;
  bic: string | null;
  consentExpiresAt: CalendarDate | null;
  /** When the bank last heard of it, in ms since the epoch: another bank's account may lag behind. */
  updatedAt: number | null;
  balances: Balance[];
  /** Balances that did not have the shape of one. */
  unreadableBalances: ExactJson[];
}

/** The accounts of one consent; those that could not be read are kept as they came. */
export interface AccountList {
  accounts: Account[];
  unreadable: ExactJson[];
}

/** Both lists in order of preference. Their order in an answer means nothing. */
const availableTypes = ['interimAvailable', 'expected', 'forwardAvailable', 'closingAvailable'];
const bookedTypes = ['interimBooked', 'closingBooked'];

/** The two balances that a person looks for first. */
export interface LeadingBalances {
  currency: string;
  available: Balance | null;
  booked: Balance | null;
  /** Those two; where the bank does not say which of several of one type is meant, all of that type in its place. */
  shown: Balance[];
}

/** The leading balances for each currency that the account holds, its own currency first. */
export function findLeadingBalances({ currency, balances }: Account): LeadingBalances[] {
  const currencies = new Set(balances.map(({ money }) => money.currency));
  const ordered = [...currencies].sort(
    (left, right) => Number(right === currency) - Number(left === currency),
  );
  return ordered.map((held) => {
    const own = balances.filter(({ money }) => money.currency === held);
    const available = ofFirstType(own, availableTypes);
    const booked = ofFirstType(own, bookedTypes);
    return {
      currency: held,
      available: findOnly(available),
      booked: findOnly(booked),
      shown: [...available, ...booked],
    };
  });
}

/**
 * Whether the totals hold everything of the account that they are made of. A balance that could not be read may be the
 * one that is missing.
 */
export function isCounted(account: Account): boolean {
  const leading = findLeadingBalances(account);
  const isWhole = ({ available, booked, shown }: LeadingBalances) =>
    shown.length > 0 && shown.every((balance) => balance === available || balance === booked);
  const hasBoth = ({ available, booked }: LeadingBalances) => available !== null && booked !== null;
  const isKnown = account.unreadableBalances.length === 0 || leading.every(hasBoth);
  return leading.length > 0 && leading.every(isWhole) && isKnown;
}

/** The balances in the order in which people look for them: available, booked, and then the others as they came. */
export function orderBalances(balances: readonly Balance[]): Balance[] {
  const order = [...availableTypes, ...bookedTypes];
  const rank = ({ balanceType }: Balance) =>
    order.includes(balanceType) ? order.indexOf(balanceType) : order.length;
  return balances.toSorted((left, right) => rank(left) - rank(right));
}

/** The balances of the first type of which there are any; of several those without the credit line, where the bank says. */
function ofFirstType(balances: readonly Balance[], types: readonly string[]): Balance[] {
  const type = types.find((wanted) => balances.some(({ balanceType }) => balanceType === wanted));
  const found = balances.filter(({ balanceType }) => balanceType === type);
  const withoutLine = found.filter(({ creditLimitIncluded }) => creditLimitIncluded === false);
  return withoutLine.length > 0 ? withoutLine : found;
}

const findOnly = (balances: readonly Balance[]): Balance | null =>
  balances.length === 1 ? (balances[0] ?? null) : null;

/** The sum of one type of balance in one currency, over `accounts` accounts. */
export interface BalanceTotal {
  balanceType: string;
  money: Money;
  accounts: number;
}

/** Adds up like with like: never two currencies, never two types. */
export function totalBalances(balances: readonly Balance[]): BalanceTotal[] {
  const totals = new Map<string, BalanceTotal>();
  for (const { balanceType, money } of balances) {
    const key = `${money.currency} ${balanceType}`;
    const total = totals.get(key);
    totals.set(key, {
      balanceType,
      money: total ? add(total.money, money) : money,
      accounts: (total?.accounts ?? 0) + 1,
    });
  }
  return [...totals.values()];
}
