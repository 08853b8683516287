// The principles, each held against whatever its sample can become.
import type { BankUnderTest } from './banks.ts';
import type { Tree } from './json-tree.ts';
import { type Mutation, mutate } from './mutations.ts';
import { holdsForAccount, holdsForAccounts, holdsForPage, type Principle } from './principles.ts';

export interface Property {
  title: string;
  sample: Tree;
  /** Throws where the sample, so mutated, is read otherwise than the title says. */
  check: (mutations: readonly Mutation[]) => void;
}

const principles: readonly { of: keyof BankUnderTest['samples']; title: string; principle: Principle }[] = [
  {
    of: 'accounts',
    title:
      'of a list of accounts each is shown or kept as it came, and totals are the sum of what they count',
    principle: holdsForAccounts,
  },
  {
    of: 'account',
    title: 'an account with an id is shown, whatever else it says',
    principle: holdsForAccount,
  },
  {
    of: 'page',
    title: 'of a page each row is shown to the digit or kept as it came, at the place that was asked for',
    principle: holdsForPage,
  },
];

export const propertiesOf = (bank: BankUnderTest): Property[] =>
  principles.map(({ of, title, principle }) => ({
    title: `${bank.responses.profile}: ${title}`,
    sample: bank.samples[of],
    check: (mutations) => principle(bank, mutate(bank.samples[of], mutations)),
  }));
