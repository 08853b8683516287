import { expect, test } from 'vitest';
import { findCounterparty, findTitle, type Party, type Transaction } from '../../shared/transaction.ts';
import { bareTransaction } from '../support/samples.ts';

const party = (name: string | null, iban: string | null = null): Party => ({
  name,
  iban,
  bic: null,
  bankName: null,
});

const transaction: Transaction = {
  ...bareTransaction,
  creditor: party('Creditor'),
  debtor: party('Debtor'),
  remittanceInformation: 'remittance',
  additionalInformation: 'additional',
};
const counterpartyOf = (change: Partial<Transaction>) =>
  findCounterparty({ ...transaction, ...change })?.name;
const titleOf = (change: Partial<Transaction>) => findTitle({ ...transaction, ...change });

test('the counterparty is the creditor of what left and the debtor of what arrived', () => {
  expect(counterpartyOf({})).toBe('Creditor');
  expect(counterpartyOf({ money: { amount: '10.00', currency: 'EUR' } })).toBe('Debtor');
});

test('a reversal keeps the sides of the entry that it undoes', () => {
  expect(counterpartyOf({ isReversal: true, money: { amount: '10.00', currency: 'EUR' } })).toBe('Creditor');
  expect(counterpartyOf({ isReversal: true })).toBe('Debtor');
});

test('an entry over nothing takes whichever side is named', () => {
  const zero = { amount: '0.00', currency: 'EUR' } as const;
  expect(counterpartyOf({ money: zero })).toBe('Creditor');
  expect(counterpartyOf({ money: zero, creditor: null })).toBe('Debtor');
});

test('the title climbs down: counterparty, merchant, the bank’s text, the remittance information, the IBAN', () => {
  const merchant = { identification: 'Merchant', address: null, categoryCode: null };
  const nameless = { creditor: party(null, 'SK00') };
  const wordless = { additionalInformation: null, remittanceInformation: null };
  expect(titleOf({ merchant })).toBe('Creditor');
  expect(titleOf({ ...nameless, merchant })).toBe('Merchant');
  expect(titleOf(nameless)).toBe('additional');
  expect(titleOf({ ...nameless, additionalInformation: null })).toBe('remittance');
  expect(titleOf({ ...nameless, ...wordless })).toBe('SK00');
  expect(titleOf({ ...wordless, creditor: null })).toBeNull();
});

test('C32: one’s own name on both sides is said only where nothing else is', () => {
  const own = { creditor: party('Jana', 'SK00'), debtor: party('Jana') };
  const wordless = { additionalInformation: null, remittanceInformation: null };
  expect(titleOf(own)).toBe('additional');
  expect(titleOf({ ...own, ...wordless })).toBe('SK00');
  expect(titleOf({ ...wordless, creditor: party('Jana'), debtor: party('Jana') })).toBe('Jana');
});
