import type { HabitName } from '../habits/habits.ts';
import { type BankIdentity, duna } from './bank-codes.ts';
import type { Plan } from './plan.ts';

/** An account of a test person. Its ids on the wire are made by each consent anew. */
export interface SandboxAccount {
  /** What the consent form calls it; unique for its person. */
  key: string;
  /** Part of every transaction id. */
  serial: string;
  iban: string;
  currency: string;
  name: string;
  /** What the person calls it. */
  displayName?: string;
  product: string;
  cashAccountType: 'CACC' | 'SVGS';
  usage: 'PRIV' | 'ORGA';
  status: 'enabled' | 'blocked';
  bank: BankIdentity;
  plan: Plan;
  /** How many rows the bank keeps; all where nothing is said. */
  keptRows?: number;
  /** `fails`: its detail and transactions answer 500. `malformed-row`: the third row of its transactions has no amount. */
  trouble?: 'fails' | 'malformed-row';
  /** What is odd about the answers of the account. */
  habits?: readonly HabitName[];
}

/** What most accounts of this bank have in common. */
export const ownAccount = {
  bank: duna,
  currency: 'EUR',
  cashAccountType: 'CACC',
  usage: 'PRIV',
  status: 'enabled',
} as const satisfies Partial<SandboxAccount>;
