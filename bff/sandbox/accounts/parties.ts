import { type BankIdentity, mestska, podTatrami } from './bank-codes.ts';
import { buildIban } from './build-iban.ts';
import type { AccountReference, EntryDetails } from './entry.ts';

/** Somebody with an account. People and companies are invented. */
export interface Party {
  name: string;
  account: AccountReference;
  agent: { bic: string; name: string };
}

export function createParty(name: string, bank: BankIdentity, accountNumber: string): Party {
  return {
    name,
    account: { iban: buildIban(bank.bankCode, accountNumber), currency: 'EUR' },
    agent: { bic: bank.bic, name: bank.bankName },
  };
}

export const paidTo = ({ name, account, agent }: Party): EntryDetails => ({
  creditorName: name,
  creditorAccount: account,
  creditorAgent: agent,
});

export const receivedFrom = ({ name, account, agent }: Party): EntryDetails => ({
  debtorName: name,
  debtorAccount: account,
  debtorAgent: agent,
});

export const parties = {
  employer: createParty('Grafické štúdio Lipa, s. r. o.', mestska, '1900004217'),
  landlord: createParty('Ing. Ľubomír Ďurčo', podTatrami, '5040011873'),
  electricity: createParty('Podunajská energetika, a. s.', mestska, '1000000339'),
  telephone: createParty('Vlnka Mobil, a. s.', mestska, '1000017805'),
  insurance: createParty('Poisťovňa Štít, a. s.', podTatrami, '5000000121'),
  sister: createParty('Mária Nováková-Žitňanská', podTatrami, '5078830046'),
  friend: createParty('Tomáš Ďuriš', mestska, '2044190023'),
  school: createParty('ZUŠ Ľ. Rajtera', podTatrami, '5012340078'),
  university: createParty('Univerzita pod Hradom', mestska, '1000220019'),
  parents: createParty('Kováčová Alžbeta', podTatrami, '5099120034'),
  studio: {
    name: 'Northwind Studio LLC',
    account: { iban: 'GB33BUKB20201555555555', currency: 'USD' },
    agent: { bic: 'BUKBGB22', name: 'Buckingham Bank' },
  },
  printer: {
    name: 'Tiskárna U Zlatého raka, s.r.o.',
    account: { iban: 'CZ6508000000192000145399', currency: 'CZK' },
    agent: { bic: 'RAKACZPP', name: 'Račí záložna' },
  },
} satisfies Record<string, Party>;
