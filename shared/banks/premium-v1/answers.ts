import * as v from 'valibot';
import type { Account, AccountList } from '../../account.ts';
import { type ExactJson, ExactNumber, parseExactJson } from '../../exact-json.ts';
import type { PageEntry, PagePosition, TransactionPage } from '../../transaction-page.ts';
import { type BankAnswers, UnreadableAnswer } from '../bank-answers.ts';
import { readAccount } from './account-answer.ts';
import { anything } from './answer-fields.ts';
import { readTransaction } from './transaction-answer.ts';

/** Tatra banka's "Premium API – Accounts", first generation. */
export const premiumV1Answers: BankAnswers = {
  profile: 'premium-v1',
  parseAccounts,
  parseAccount,
  buildPageQuery: ({ page, pageSize }) => ({ page: String(page), pageSize: String(pageSize) }),
  parseTransactionPage,
};

const accountsSchema = v.object({ accounts: v.array(anything) });
const wrappedAccountSchema = v.object({ account: anything });

/** Null where the answer does not say, or says something else than a count. */
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
  transactions: v.array(anything),
  page: count,
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
  const answer = parseBody(body);
  const wrapped = v.safeParse(wrappedAccountSchema, answer);
  const account = readAccount(wrapped.success ? wrapped.output.account : answer);
  if (account === null) throw new UnreadableAnswer('account');
  return account;
}

function parseTransactionPage(body: string, asked: PagePosition): TransactionPage {
  const answer = readShape(pageSchema, parseBody(body));
  const page = answer.page || asked.page;
  const pageSize = answer.pageSize || asked.pageSize;
  const { totalPages } = answer;
  const isLast = totalPages === null ? answer.transactions.length === 0 : page >= totalPages;
  return {
    page,
    pageSize,
    totalPages,
    entries: readEntries(answer.transactions),
    next: isLast ? null : { page: page + 1, pageSize },
  };
}

/** Ids are the bank's where it gives them; a missing or repeated one is told apart by its place on the page. */
function readEntries(rows: readonly ExactJson[]): PageEntry[] {
  const taken = new Set<string>();
  return rows.map((source, index): PageEntry => {
    const transaction = readTransaction(source);
    const id = transaction?.transactionId;
    const key = id && !taken.has(id) ? id : `row-${index + 1}`;
    taken.add(key);
    return transaction ? { kind: 'transaction', key, transaction } : { kind: 'unreadable', key, source };
  });
}

function parseBody(body: string): ExactJson {
  try {
    return parseExactJson(body);
  } catch (error) {
    throw new UnreadableAnswer('json', { cause: error });
  }
}

function readShape<Schema extends v.GenericSchema>(schema: Schema, answer: ExactJson): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer);
  if (!parsed.success) throw new UnreadableAnswer('shape');
  return parsed.output;
}
