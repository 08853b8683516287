import * as v from 'valibot';
import { ExactNumber } from '../../exact-json.ts';
import type { PagePosition, TransactionPage } from '../../transaction-page.ts';
import type { BankResponses } from '../bank-responses.ts';
import { parseAccount, parseAccounts } from '../premium/account-response.ts';
import { parsePageBody } from '../premium/page-body.ts';
import { readTransaction } from '../premium/transaction-response.ts';
import { readEntries } from '../read-entries.ts';
import { readShape } from '../response-body.ts';
import { anything } from '../response-fields.ts';

/** Tatra banka's "Premium API – Accounts", first generation. */
export const premiumV1Responses = {
  profile: 'premium-v1',
  parseAccounts,
  parseAccount,
  parseTransactionPage,
} satisfies BankResponses;

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
const pageFields = ['transactions', 'page', 'pageSize', 'totalPages'];
const pageSchema = v.object({
  transactions: v.nullish(v.array(anything)),
  pageSize: count,
  totalPages: count,
});

/**
 * The page that was asked for is the page that is read, whatever the bank calls it: some count from 0. What it says
 * besides is taken where it does not contradict the rows.
 */
function parseTransactionPage(body: string, asked: PagePosition): TransactionPage {
  const { page, pageSize } = 'page' in asked ? asked : firstPage;
  const { transactions, ...said } = readShape(pageSchema, parsePageBody(body, pageFields));
  const rows = transactions ?? [];
  const isPossible = said.totalPages !== null && (rows.length === 0 || said.totalPages >= page);
  const totalPages = isPossible ? said.totalPages : null;
  const isLast = totalPages === null ? rows.length === 0 : page >= totalPages;
  return {
    page,
    pageSize: findPageSize({
      rows: rows.length,
      said: said.pageSize,
      asked: pageSize,
      totalPages,
      isLast,
    }),
    totalPages,
    entries: readEntries(rows, readTransaction),
    next: isLast ? null : { page: page + 1, pageSize },
    stop: null,
  };
}

const firstPage = { page: 1, pageSize: 50 };

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
