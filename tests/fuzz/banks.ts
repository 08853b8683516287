// The profiles under the net: a new one is one entry here, and a file of answers as its bank sends them.
import { readFileSync } from 'node:fs';
import type { BankResponses } from '../../shared/banks/bank-responses.ts';
import { responseProfiles } from '../../shared/banks/response-profiles.ts';
import type { BankProfile } from '../../shared/session-view.ts';
import { find, readTree, type Tree } from './json-tree.ts';

type Found = Tree | undefined;

interface SaidMoney {
  amount: Found;
  currency: Found;
}

/** Where a bank's answers have what carries their meaning. */
interface Places {
  accounts: (body: Tree) => Found;
  account: (body: Tree) => Found;
  accountId: (account: Tree) => Found;
  balances: (account: Tree) => Found;
  balanceType: (balance: Tree) => Found;
  balanceMoney: (balance: Tree) => SaidMoney;
  rows: (body: Tree) => Found;
  rowMoney: (row: Tree) => SaidMoney;
}

export interface BankUnderTest {
  responses: BankResponses;
  places: Places;
  samples: { accounts: Tree; account: Tree; page: Tree };
}

const moneyAt = (tree: Tree, name: string): SaidMoney => ({
  amount: find(tree, name, 'amount'),
  currency: find(tree, name, 'currency'),
});

const premiumPlaces: Places = {
  accounts: (body) => find(body, 'accounts'),
  account: (body) => find(body, 'account') ?? body,
  accountId: (account) => find(account, 'accountId'),
  balances: (account) => find(account, 'balances'),
  balanceType: (balance) => find(balance, 'balanceType'),
  balanceMoney: (balance) => moneyAt(balance, 'balanceAmount'),
  rows: (body) => find(body, 'transactions'),
  rowMoney: (row) => moneyAt(row, 'transactionAmount'),
};

const places: Readonly<Record<BankProfile, Places>> = {
  'premium-v1': premiumPlaces,
};

export const banksUnderTest: readonly BankUnderTest[] = Object.values(responseProfiles).map((responses) => ({
  responses,
  places: places[responses.profile],
  samples: readSamples(responses.profile),
}));

function readSamples(profile: BankProfile): BankUnderTest['samples'] {
  const all = readTree(readFileSync(new URL(`samples/${profile}.json`, import.meta.url), 'utf8'));
  const take = (name: string): Tree => {
    const sample = find(all, name);
    if (sample === undefined) throw new Error(`${profile} has no sample ${name}`);
    return sample;
  };
  return { accounts: take('accounts'), account: take('account'), page: take('page') };
}
