import type { WireBody } from '../api/json-body.ts';

/** Which rows of the history a page is cut from. Before any habit, `offset` is a multiple of `limit`. */
interface Extent {
  offset: number;
  limit: number;
}

/**
 * One way to be odd: what a well-behaved bank sends goes in, what this bank sends instead comes out. A habit names only
 * the parts that it changes.
 */
export interface Habit {
  /** The id by which the account is listed and asked for. */
  accountId: (accountId: string) => string;
  /** The account, in the list and in the detail. */
  account: (account: WireBody) => WireBody;
  /** The account as the list has it, after `account`. */
  listed: (account: WireBody) => WireBody;
  extent: (extent: Extent) => Extent;
  /** A row need not stay an object. */
  row: (row: WireBody) => unknown;
  /** A whole page; `asked` is its number. Null is an answer without a body. */
  page: (page: PageBody, asked: number) => WireBody | null;
  /** The answer to a request for one account or for its transactions. */
  answer: (answer: Response) => Response | Promise<Response>;
}

export interface PageBody extends WireBody {
  transactions: readonly unknown[];
  pageSize: number;
  totalPages: number;
}
