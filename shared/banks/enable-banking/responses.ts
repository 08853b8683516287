import * as v from 'valibot';
import type { PagePosition, TransactionPage } from '../../transaction-page.ts';
import type { BankResponses } from '../bank-responses.ts';
import { cutRows } from '../cut-rows.ts';
import { readEntries, readMoreEntries } from '../read-entries.ts';
import { parseBody, readShape } from '../response-body.ts';
import { anything, code } from '../response-fields.ts';
import { parseAccount, parseAccounts, parseBalances } from './account-response.ts';
import { isContinuationKey } from './requests.ts';
import { readTransaction } from './transaction-response.ts';

/** Enable Banking, as its OpenAPI document describes it. */
export const enableBankingResponses = {
  profile: 'enable-banking',
  parseAccounts,
  parseAccount,
  parseBalances,
  parseTransactionPage,
  readMoreRows: (page) => readMoreEntries(page, readTransaction),
} satisfies BankResponses;

const pageSchema = v.object({ transactions: v.array(anything), continuation_key: code });

/** Only a page without a key is the last: one without rows may have a next. */
function parseTransactionPage(whole: string, asked: PagePosition): TransactionPage {
  const position = 'cursor' in asked ? asked : { cursor: null, pageSize: null, dateFrom: null };
  const { body, rest } = cutRows(whole, 'transactions');
  const { transactions, continuation_key: key } = readShape(pageSchema, parseBody(body));
  const isUsable = key !== null && isContinuationKey(key);
  return {
    page: position.cursor === null ? 1 : null,
    pageSize: null,
    totalPages: null,
    entries: readEntries(transactions, readTransaction),
    rest,
    next: isUsable ? { ...position, cursor: key } : null,
    stop: key === null || isUsable ? null : 'link-unusable',
  };
}
