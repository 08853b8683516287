import * as v from 'valibot';
import type { Account, AccountList, Balance } from '../../account.ts';
import { nameBalanceType } from '../../balance-type.ts';
import type { ExactJson } from '../../exact-json.ts';
import { UnreadableResponse } from '../bank-responses.ts';
import { parseBody, readShape } from '../response-body.ts';
import {
  accountReference,
  anything,
  code,
  day,
  flag,
  list,
  moment,
  money,
  name,
  oneOf,
  requiredId,
  requiredText,
} from '../response-fields.ts';

const balanceSchema = v.pipe(
  v.object({
    balanceType: v.pipe(requiredText, v.transform(nameBalanceType)),
    balanceAmount: money,
    creditLimitIncluded: flag,
    referenceDate: day,
  }),
  v.transform(({ balanceAmount, ...balance }): Balance => ({ ...balance, money: balanceAmount })),
);

const usages = { PRIV: 'private', ORGA: 'business' } as const;

const accountSchema = v.object({
  accountId: requiredId,
  accountReference,
  name,
  displayName: name,
  product: name,
  usage: oneOf(['PRIV', 'ORGA']),
  status: code,
  bic: code,
  bankName: name,
  consentExpirationDate: day,
  dateUpdated: moment,
  balances: list,
});

const accountsSchema = v.object({ accounts: v.array(anything) });
const wrappedAccountSchema = v.object({ account: anything });

export function parseAccounts(body: string): AccountList {
  const { accounts } = readShape(accountsSchema, parseBody(body));
  const read = accounts.map((source) => ({ source, account: readAccount(source) }));
  return {
    accounts: read.flatMap(({ account }) => account ?? []),
    unreadable: read.flatMap(({ source, account }) => (account ? [] : [source])),
  };
}

/** The detail comes bare, or wrapped in `{"account": …}`. */
export function parseAccount(body: string): Account {
  const response = parseBody(body);
  const wrapped = v.safeParse(wrappedAccountSchema, response);
  const account = readAccount(wrapped.success ? wrapped.output.account : response);
  if (account === null) throw new UnreadableResponse('account');
  return account;
}

/** An object of `accounts[]`, or of the detail; null where it has not the shape of an account. */
function readAccount(source: ExactJson): Account | null {
  const parsed = v.safeParse(accountSchema, source);
  return parsed.success ? mapAccount(parsed.output) : null;
}

function mapAccount(wire: v.InferOutput<typeof accountSchema>): Account {
  const { iban, bban, maskedPan, currency } = wire.accountReference;
  const balances = (wire.balances ?? []).map((source) => ({
    source,
    parsed: v.safeParse(balanceSchema, source),
  }));
  return {
    accountId: wire.accountId,
    iban,
    otherIdentification: bban ?? maskedPan,
    currency,
    name: wire.name,
    displayName: wire.displayName,
    product: wire.product,
    usage: wire.usage && usages[wire.usage],
    status: wire.status && readStatus(wire.status),
    bankName: wire.bankName,
    bic: wire.bic,
    consentExpiresAt: wire.consentExpirationDate,
    updatedAt: wire.dateUpdated,
    balances: balances.flatMap(({ parsed }) => (parsed.success ? [parsed.output] : [])),
    unreadableBalances: balances.flatMap(({ source, parsed }) => (parsed.success ? [] : [source])),
  };
}

const statuses = ['enabled', 'blocked', 'deleted'] as const;

/** The contract's word in any case; a word of the bank's own stays as it is. (Berlin Group says `closed` as well) */
function readStatus(status: string): string {
  const word = status.toLowerCase();
  if (word === 'closed') return 'deleted';
  return statuses.find((known) => known === word) ?? status;
}
