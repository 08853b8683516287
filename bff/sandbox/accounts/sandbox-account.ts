import type { BankIdentity } from './bank-codes.ts';
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
  /** `fails`: its detail and transactions answer 500. `malformed-row`: its newest booked row has no amount. */
  trouble?: 'fails' | 'malformed-row';
}
