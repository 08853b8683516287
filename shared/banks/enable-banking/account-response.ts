import * as v from 'valibot';
import type { Account, AccountList, Balance } from '../../account.ts';
import { nameBalanceType } from '../../balance-type.ts';
import type { AccountBalances } from '../bank-responses.ts';
import { parseBody, readShape } from '../response-body.ts';
import {
  anything,
  code,
  day,
  list,
  money,
  name,
  oneOf,
  requiredId,
  requiredText,
} from '../response-fields.ts';
import { accountIdentification, agent, isoDay } from './fields.ts';

const sessionSchema = v.object({
  accounts: v.array(anything),
  accounts_data: list,
  access: v.fallback(v.object({ valid_until: isoDay }), { valid_until: null }),
});
const sessionAccountSchema = v.object({ uid: requiredId, identification_hash: code });

/** The session names its accounts and says nothing else of them: the rest is in their details. */
export function parseAccounts(body: string): AccountList {
  const { accounts, accounts_data, access } = readShape(sessionSchema, parseBody(body));
  const described = new Map(
    (accounts_data ?? []).flatMap((source) => {
      const parsed = v.safeParse(sessionAccountSchema, source);
      return parsed.success ? [[parsed.output.uid, parsed.output.identification_hash]] : [];
    }),
  );
  const read = accounts.map((source) => ({ source, uid: v.safeParse(requiredId, source) }));
  return {
    accounts: read.flatMap(({ uid }) =>
      uid.success
        ? [
            {
              ...unknownAccount,
              accountId: uid.output,
              otherIdentification: described.get(uid.output) ?? null,
              consentExpiresAt: access.valid_until,
            },
          ]
        : [],
    ),
    unreadable: read.flatMap(({ source, uid }) => (uid.success ? [] : [source])),
  };
}

const unknownAccount = {
  iban: null,
  currency: null,
  name: null,
  displayName: null,
  product: null,
  usage: null,
  status: null,
  bankName: null,
  bic: null,
  updatedAt: null,
  balances: [],
  unreadableBalances: [],
};

const detailSchema = v.object({
  account_id: accountIdentification,
  account_servicer: agent,
  name,
  details: name,
  product: name,
  usage: oneOf(['PRIV', 'ORGA']),
  currency: requiredText,
  identification_hash: code,
});
const usages = { PRIV: 'private', ORGA: 'business' } as const;

/** The detail without balances. It names the account by what stays; its `uid` belongs to the session, and may be missing. */
export function parseAccount(body: string, accountId: string): Account {
  const wire = readShape(detailSchema, parseBody(body));
  const { iban } = wire.account_id;
  return {
    accountId,
    iban,
    // The hash stays with a renewal, which the number of a card may not.
    otherIdentification: iban === null ? wire.identification_hash : null,
    currency: wire.currency.toUpperCase(),
    name: wire.name,
    displayName: wire.details,
    product: wire.product,
    usage: wire.usage && usages[wire.usage],
    status: null,
    bankName: wire.account_servicer.name,
    bic: wire.account_servicer.bic,
    consentExpiresAt: null,
    updatedAt: null,
    balances: [],
    unreadableBalances: [],
  };
}

const balancesSchema = v.object({ balances: v.array(anything) });
const balanceSchema = v.pipe(
  v.object({ name, balance_type: requiredText, balance_amount: money, reference_date: day }),
  v.transform(
    ({ name, balance_type, balance_amount, reference_date }): Balance => ({
      balanceType: nameType(balance_type, name),
      money: balance_amount,
      creditLimitIncluded: null,
      referenceDate: reference_date,
    }),
  ),
);

/** What is no type of its own, such as `OTHR`, is called as the bank calls it. */
function nameType(type: string, name: string | null): string {
  const known = nameBalanceType(type);
  return known === type ? (name ?? type) : known;
}

export function parseBalances(body: string): AccountBalances {
  const { balances } = readShape(balancesSchema, parseBody(body));
  const read = balances.map((source) => ({ source, parsed: v.safeParse(balanceSchema, source) }));
  return {
    balances: read.flatMap(({ parsed }) => (parsed.success ? [parsed.output] : [])),
    unreadableBalances: read.flatMap(({ source, parsed }) => (parsed.success ? [] : [source])),
  };
}
