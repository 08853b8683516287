import * as v from 'valibot';
import { ExactNumber } from '../../exact-json.ts';
import type { PagePosition, TransactionPage } from '../../transaction-page.ts';
import type { BankResponses } from '../bank-responses.ts';
import { cutRows } from '../cut-rows.ts';
import { parseAccount, parseAccounts } from '../premium/account-response.ts';
import { parsePageBody } from '../premium/page-body.ts';
import { readTransaction } from '../premium/transaction-response.ts';
import { readEntries, readMoreEntries } from '../read-entries.ts';
import { readShape } from '../response-body.ts';
import { anything } from '../response-fields.ts';

/** Tatra banka's "Premium API – Accounts", first generation. */
export const premiumV1Responses = {
  profile: 'premium-v1',
  parseAccounts,
  parseAccount,
  parseTransactionPage,
  readMoreRows: (page) => readMoreEntries(page, readTransaction),
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
const links = v.fallback(v.nullish(v.object({ next: anything })), null);
const pageFields = ['transactions', 'page', 'pageSize', 'totalPages', '_links', 'links'];
const pageSchema = v.object({
  transactions: v.nullish(v.array(anything)),
  pageSize: count,
  totalPages: count,
  _links: links,
  links,
});

/**
 * The page that was asked for is the page that is read, whatever the bank calls it: some count from 0. What it says
 * besides is taken where it does not contradict the rows.
 */
function parseTransactionPage(whole: string, asked: PagePosition): TransactionPage {
  const { page, pageSize } = 'page' in asked ? asked : firstPage;
  const { body, rest } = cutRows(whole, 'transactions');
  const { transactions, pageSize: said, ...saying } = readShape(pageSchema, parsePageBody(body, pageFields));
  const entries = readEntries(transactions ?? [], readTransaction);
  const rows = entries.length + rest.length;
  const totalPages = findTotalPages(saying, rows, page);
  const isLast = !hasNextLink(saying) && (totalPages === null ? rows === 0 : page >= totalPages);
  return {
    page,
    pageSize: findPageSize({ rows, said, asked: pageSize, totalPages, isLast }),
    totalPages,
    entries,
    rest,
    next: isLast ? null : { page: page + 1, pageSize },
    stop: null,
  };
}

const firstPage = { page: 1, pageSize: 50 };

type Saying = Omit<v.InferOutput<typeof pageSchema>, 'transactions' | 'pageSize'>;

/** Null as well where the rows, or a link to more of them, contradict what the bank says. */
function findTotalPages(saying: Saying, rows: number, page: number): number | null {
  const { totalPages } = saying;
  if (totalPages === null) return null;
  const isContradicted = hasNextLink(saying) ? totalPages <= page : rows > 0 && totalPages < page;
  return isContradicted ? null : totalPages;
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
  if (said !== null && said > 0 && said >= rows) return said;
  if (said !== null && said > 0 && rows > asked) return null;
  if (rows >= asked || (totalPages !== null && !isLast && rows > 0)) return rows;
  return totalPages !== null || rows === 0 ? asked : null;
}

const linkSchema = v.pipe(v.string(), v.nonEmpty());
const nextSchema = v.union([linkSchema, v.object({ href: linkSchema })]);

/** Not followed, but no page that has it is the last. */
const hasNextLink = ({ _links, links }: Saying): boolean =>
  [_links, links].some((link) => v.is(nextSchema, link?.next));
