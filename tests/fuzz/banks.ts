// The profiles under the net: a new one is one entry here, and a file of answers as its bank sends them.
import { readFileSync } from 'node:fs';
import type { BankResponses } from '../../shared/banks/bank-responses.ts';
import { premiumV1Responses } from '../../shared/banks/premium-v1/responses.ts';
import { premiumV3Responses } from '../../shared/banks/premium-v3/responses.ts';
import type { BankProfile } from '../../shared/session-view.ts';
import type { PagePosition } from '../../shared/transaction-page.ts';
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
  /** Where the sample page stands. */
  asked: PagePosition;
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

/** Enable Banking says an account in three bodies, which this net does not know yet. */
const banks: Readonly<Record<Exclude<BankProfile, 'enable-banking'>, Omit<BankUnderTest, 'samples'>>> = {
  'premium-v1': { responses: premiumV1Responses, places: premiumPlaces, asked: { page: 2, pageSize: 5 } },
  'premium-v3': {
    responses: premiumV3Responses,
    places: premiumPlaces,
    asked: { cursor: 'page=2', pageSize: 5, dateFrom: '2026-01-01' },
  },
};

export const banksUnderTest: readonly BankUnderTest[] = Object.values(banks).map((bank) => ({
  ...bank,
  samples: readSamples(bank.responses.profile),
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
