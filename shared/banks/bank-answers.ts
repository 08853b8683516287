import type { Account, AccountList } from '../account.ts';
import type { BankProfile } from '../session-view.ts';
import type { PagePosition, TransactionPage } from '../transaction-page.ts';

/** The bank's body has not the shape that the profile promises: there is nothing in it to show. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** The other half of a bank profile, used by the browser: how answers read. Each `parse…` may throw `UnreadableAnswer`. */
export interface BankAnswers {
  profile: BankProfile;
  parseAccounts: (body: string) => AccountList;
  /** The detail of one account with its balances. */
  parseAccount: (body: string) => Account;
  /** The query that asks for a page. */
  buildPageQuery: (position: PagePosition) => Record<string, string>;
  /** `asked` stands in for what the answer leaves unsaid of its own position. */
  parseTransactionPage: (body: string, asked: PagePosition) => TransactionPage;
}
