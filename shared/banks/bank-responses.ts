import type { Account, AccountList } from '../account.ts';
import type { BankProfile } from '../session-view.ts';
import type { PagePosition, TransactionPage } from '../transaction-page.ts';

/** The bank's body has not the shape that the profile promises: there is nothing in it to show. */
export class UnreadableResponse extends Error {
  override readonly name = 'UnreadableResponse';
}

/** What an account has, as far as its bank says it apart. */
export type AccountBalances = Pick<Account, 'balances' | 'unreadableBalances'>;

/** The other half of a bank profile, used by the browser: how responses read. Each `parse…` may throw `UnreadableResponse`. */
export interface BankResponses {
  profile: BankProfile;
  parseAccounts: (body: string) => AccountList;
  /** The detail of one account, with its balances unless those are apart. */
  parseAccount: (body: string, accountId: string) => Account;
  /** Where they are apart. */
  parseBalances?: (body: string) => AccountBalances;
  /** `asked` and the account stand in for what the response leaves unsaid of its own position. */
  parseTransactionPage: (body: string, asked: PagePosition, accountId: string) => TransactionPage;
  /** The page with the next of its `rest` among its entries. */
  readMoreRows: (page: TransactionPage) => TransactionPage;
}
