import { expect, test } from 'vitest';
import { parseDay } from '../../../../bff/sandbox/accounts/calendar.ts';
import { readHistory } from '../../../../bff/sandbox/accounts/history.ts';
import { sandboxPeople } from '../../../../bff/sandbox/accounts/people/sandbox-people.ts';
import type { SandboxAccount } from '../../../../bff/sandbox/accounts/sandbox-account.ts';

const today = parseDay('2026-08-06');
const accounts = sandboxPeople.flatMap((person) => person.accounts);
const named = sandboxPeople.flatMap(({ username, accounts }) =>
  accounts.map((account) => ({ name: `${username}'s ${account.key}`, account })),
);

const readLatest = ({ plan, keptRows: kept }: SandboxAccount) =>
  readHistory({ plan, today, kept }).read(0, 2_000);

test('nobody has another person’s name, account number or transaction ids', () => {
  expect(new Set(sandboxPeople.map(({ username }) => username)).size).toBe(sandboxPeople.length);
  expect(new Set(accounts.map(({ serial }) => serial)).size).toBe(accounts.length);
  const identities = accounts.map(({ iban, currency }) => `${iban} ${currency}`);
  expect(new Set(identities).size).toBe(accounts.length);
  for (const { accounts: own } of sandboxPeople)
    expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
});

test('one IBAN stands for two currencies, and no other is shared', () => {
  const sharing = Map.groupBy(accounts, ({ iban }) => iban);
  const shared = [...sharing.values()].filter((group) => group.length > 1);
  expect(shared.map((group) => group.map(({ currency }) => currency))).toEqual([['USD', 'CZK']]);
});

test.each(named)(
  'what moves on $name is whole cents, on days that have been or are pending',
  ({ account }) => {
    for (const { entry, state } of readLatest(account)) {
      expect(Number.isSafeInteger(entry.cents)).toBe(true);
      if (state === 'BOOKED') expect(entry.bookingDay).toBeLessThanOrEqual(today);
      else expect(entry.bookingDay).toBeGreaterThan(today);
    }
  },
);
