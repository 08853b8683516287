import { duna } from '../accounts/bank-codes.ts';
import { dayAt, formatDay } from '../accounts/calendar.ts';
import { readHistory } from '../accounts/history.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import type { Consent } from '../grants/consents.ts';
import type { Habit } from '../habits/habit.ts';
import { buildAmount, type WireBody } from './json-body.ts';

/** What an account's body is made of, beside the account. `now` is in ms since the epoch. */
export interface AccountView {
  accountId: string;
  account: SandboxAccount;
  /** What is odd about the account. */
  habit: Habit;
  consent: Consent;
  baseUrl: string;
  now: number;
}

const sixHoursMs = 6 * 3_600_000;

/** The object of `accounts[]` and of the detail. An account that fails names no balances, as the bank may leave them out. */
export function buildAccountBody({
  accountId,
  account,
  habit,
  consent,
  baseUrl,
  now,
}: AccountView): WireBody {
  const { iban, currency, displayName, bank } = account;
  const isOwn = bank === duna;
  return habit.account({
    accountId,
    accountReference: { iban, currency },
    name: account.name,
    ...(displayName && { displayName }),
    product: account.product,
    cashAccountType: account.cashAccountType,
    usage: account.usage,
    status: account.status,
    ...bank,
    consentExpirationDate: formatDay(dayAt(consent.expiresAt)),
    dateUpdated: new Date(isOwn ? now : now - (now % sixHoursMs)).toISOString(),
    ...(account.trouble !== 'fails' && { balances: buildBalances(account, now) }),
    _links: {
      transactions: { href: `${baseUrl}/v1/accounts/${encodeURIComponent(accountId)}/transactions` },
    },
  });
}

export function buildBalances({ plan, keptRows, currency }: SandboxAccount, now: number): WireBody[] {
  const today = dayAt(now);
  const { availableCents, bookedCents } = readHistory({ plan, today, kept: keptRows });
  const build = (balanceType: string, cents: number) => ({
    balanceType,
    balanceAmount: buildAmount(currency, cents),
    referenceDate: formatDay(today),
  });
  return [build('interimBooked', bookedCents), build('interimAvailable', availableCents)];
}
