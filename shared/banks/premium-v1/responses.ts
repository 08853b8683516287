import * as v from 'valibot';
import type { Account, AccountList } from '../../account.ts';
import { type ExactJson, ExactNumber } from '../../exact-json.ts';
import type { PagePosition, TransactionPage } from '../../transaction-page.ts';
import { type BankResponses, UnreadableResponse } from '../bank-responses.ts';
import { readEntries } from '../read-entries.ts';
import { isEmptyBody, parseBody, readShape } from '../response-body.ts';
import { anything } from '../response-fields.ts';
import { readAccount } from './account-response.ts';
import { readTransaction } from './transaction-response.ts';

/** Tatra banka's "Premium API – Accounts", first generation. */
export const premiumV1Responses: BankResponses = {
  profile: 'premium-v1',
  parseAccounts,
  parseAccount,
  parseTransactionPage,
};

const accountsSchema = v.object({ accounts: v.array(anything) });
const wrappedAccountSchema = v.object({ account: anything });

/** Null where the response does not say, or says something else than a count. */
const count = v.fallback(
  v.nullable(
    v.pipe(
      v.instance(ExactNumber),
      v.transform(({ source }) => Number(source)),
      v.safeInteger(),
      v.minValue(0),
    ),
  ),
  null,
);
const pageSchema = v.object({
  transactions: v.nullish(v.array(anything)),
  pageSize: count,
  totalPages: count,
});

function parseAccounts(body: string): AccountList {
  const { accounts } = readShape(accountsSchema, parseBody(body));
  const read = accounts.map((source) => ({ source, account: readAccount(source) }));
  return {
    accounts: read.flatMap(({ account }) => account ?? []),
    unreadable: read.flatMap(({ source, account }) => (account ? [] : [source])),
  };
}

/** The detail comes bare, or wrapped in `{"account": …}`. */
function parseAccount(body: string): Account {
  const response = parseBody(body);
  const wrapped = v.safeParse(wrappedAccountSchema, response);
  const account = readAccount(wrapped.success ? wrapped.output.account : response);
  if (account === null) throw new UnreadableResponse('account');
  return account;
}

/**
 * The page that was asked for is the page that is read, whatever the bank calls it: some count from 0. What it says
 * besides is taken where it does not contradict the rows.
 */
function parseTransactionPage(body: string, asked: PagePosition): TransactionPage {
  const { transactions, ...said } = readShape(
    pageSchema,
    requireRows(isEmptyBody(body) ? {} : parseBody(body)),
  );
  const rows = transactions ?? [];
  const isPossible = said.totalPages !== null && (rows.length === 0 || said.totalPages >= asked.page);
  const totalPages = isPossible ? said.totalPages : null;
  const isLast = totalPages === null ? rows.length === 0 : asked.page >= totalPages;
  return {
    page: asked.page,
    pageSize: findPageSize({
      rows: rows.length,
      said: said.pageSize,
      asked: asked.pageSize,
      totalPages,
      isLast,
    }),
    totalPages,
    entries: readEntries(rows, readTransaction),
    next: isLast ? null : { ...asked, page: asked.page + 1 },
  };
}

interface PageSizes {
  rows: number;
  said: number | null;
  asked: number;
  totalPages: number | null;
  isLast: boolean;
}

/** By how many rows the bank counts its pages: at times by fewer than were asked for. Null where that cannot be told. */
function findPageSize({ rows, said, asked, totalPages, isLast }: PageSizes): number | null {
  if (said !== null && said >= rows && said > 0) return said;
  if (rows >= asked || (totalPages !== null && !isLast && rows > 0)) return rows;
  return totalPages !== null || rows === 0 ? asked : null;
}

const pageFields = ['transactions', 'page', 'pageSize', 'totalPages'];

/** A page without rows may leave their field out, as long as it says nothing that is not about the page. */
function requireRows(response: ExactJson): ExactJson {
  const isObject = typeof response === 'object' && response !== null && !Array.isArray(response);
  if (!isObject) throw new UnreadableResponse('shape');
  const says = Object.keys(response);
  if (says.includes('transactions') || says.every((field) => pageFields.includes(field))) return response;
  throw new UnreadableResponse('shape');
}
