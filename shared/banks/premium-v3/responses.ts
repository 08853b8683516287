import * as v from 'valibot';
import type { CursorPosition, PagePosition, TransactionPage } from '../../transaction-page.ts';
import type { BankResponses } from '../bank-responses.ts';
import { cutRows } from '../cut-rows.ts';
import { parseAccount, parseAccounts } from '../premium/account-response.ts';
import { parsePageBody } from '../premium/page-body.ts';
import { readTransaction } from '../premium/transaction-response.ts';
import { readEntries, readMoreEntries } from '../read-entries.ts';
import { readShape } from '../response-body.ts';
import { anything, code } from '../response-fields.ts';
import { readNextLink } from './next-link.ts';

/** Tatra banka's "Premium API – Accounts", current generation. */
export const premiumV3Responses = {
  profile: 'premium-v3',
  parseAccounts,
  parseAccount,
  parseTransactionPage,
  readMoreRows: (page) => readMoreEntries(page, readTransaction),
} satisfies BankResponses;

/** An object with its address, or the address alone. */
const linkSchema = v.union([
  v.object({ href: code }),
  v.pipe(
    code,
    v.transform((href) => ({ href })),
  ),
]);
const noLink = { href: null };
const links = v.fallback(v.object({ next: v.fallback(linkSchema, noLink) }), { next: noLink });
const pageSchema = v.object({
  transactions: v.nullish(v.array(anything)),
  _links: links,
  links,
});
const pageFields = ['account', 'transactions', '_links', 'links'];

/** Only a page without a link to the next one is the last, however few its rows. */
function parseTransactionPage(whole: string, asked: PagePosition, accountId: string): TransactionPage {
  const position = 'cursor' in asked ? asked : { ...asked, cursor: null, dateFrom: null };
  const { body, rest } = cutRows(whole, 'transactions');
  const { transactions, ...page } = readShape(pageSchema, parsePageBody(body, pageFields));
  return {
    page: position.cursor === null ? 1 : null,
    pageSize: null,
    totalPages: null,
    entries: readEntries(transactions ?? [], readTransaction),
    rest,
    ...findNext(page._links.next.href ?? page.links.next.href, position, accountId),
  };
}

function findNext(
  link: string | null,
  asked: CursorPosition,
  accountId: string,
): Pick<TransactionPage, 'next' | 'stop'> {
  if (link === null) return { next: null, stop: null };
  const cursor = readNextLink(link, accountId);
  if (cursor === null) return { next: null, stop: 'link-unusable' };
  return { next: { ...asked, cursor }, stop: null };
}
