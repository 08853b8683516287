import type { CalendarDate } from './calendar-date.ts';
import type { ExactJson } from './exact-json.ts';
import { add, type Money } from './money.ts';

/** One of the amounts that a bank calls a balance; what it counts is said by its type alone. */
export interface Balance {
  /** As the bank names it: `interimAvailable`, `closingBooked`, … */
  balanceType: string;
  money: Money;
  referenceDate: CalendarDate | null;
}

/** An account as a consent shows it. `accountId` dies with the consent: see `computeAccountKey` for what stays. */
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
  status: 'enabled' | 'blocked' | 'deleted' | null;
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
const availableTypes = ['interimAvailable', 'expected', 'forwardAvailable'];
const bookedTypes = ['interimBooked', 'closingBooked'];

/** The two balances that a person looks for first. */
export interface LeadingBalances {
  currency: string;
  available: Balance | null;
  booked: Balance | null;
}

/** The leading balances for each currency that the account holds, its own currency first. */
export function findLeadingBalances({ currency, balances }: Account): LeadingBalances[] {
  const currencies = new Set(balances.map(({ money }) => money.currency));
  const ordered = [...currencies].sort(
    (left, right) => Number(right === currency) - Number(left === currency),
  );
  return ordered.map((held) => {
    const own = balances.filter(({ money }) => money.currency === held);
    return { currency: held, available: findFirst(own, availableTypes), booked: findFirst(own, bookedTypes) };
  });
}

/** The balances in the order in which people look for them: available, booked, and then the others as they came. */
export function orderBalances(balances: readonly Balance[]): Balance[] {
  const order = [...availableTypes, ...bookedTypes];
  const rank = ({ balanceType }: Balance) =>
    order.includes(balanceType) ? order.indexOf(balanceType) : order.length;
  return balances.toSorted((left, right) => rank(left) - rank(right));
}

const findFirst = (balances: readonly Balance[], types: readonly string[]): Balance | null =>
  types.map((type) => balances.find(({ balanceType }) => balanceType === type)).find(Boolean) ?? null;

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
