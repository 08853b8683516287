import { dayAt, formatDay } from '../accounts/calendar.ts';
import { readHistory } from '../accounts/history.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import { buildAmount } from '../api/json-body.ts';
import type { Quirks } from '../levers/quirks.ts';

/** What the session and the detail say of an account, given with its uid. */
export async function buildAccountResource(
  [uid, account]: readonly [string, SandboxAccount],
  quirks: Quirks,
) {
  const { iban, currency, name, displayName, product, usage, cashAccountType, bank } = account;
  const identification_hash = await hashIdentification(iban + currency);
  const number = { identification: iban.slice(-10), scheme_name: 'BBAN' };
  return {
    account_id: quirks.has('accounts-without-iban') ? { other: number } : { iban },
    account_servicer: { bic_fi: bank.bic, name: bank.bankName },
    name,
    ...(displayName && { details: displayName }),
    usage,
    cash_account_type: cashAccountType,
    product,
    currency,
    uid,
    identification_hash,
    identification_hashes: [identification_hash],
  };
}

/** The same in every session. */
export async function hashIdentification(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

export function buildBalances({ plan, keptRows, currency }: SandboxAccount, now: number) {
  const today = dayAt(now);
  const { availableCents, bookedCents } = readHistory({ plan, today, kept: keptRows });
  const build = (name: string, balance_type: string, cents: number) => ({
    name,
    balance_type,
    balance_amount: buildAmount(currency, cents),
    reference_date: formatDay(today),
  });
  return [build('Booked balance', 'ITBD', bookedCents), build('Available balance', 'ITAV', availableCents)];
}
