import * as v from 'valibot';
import type { Account, Balance } from '../../account.ts';
import type { ExactJson } from '../../exact-json.ts';
import { accountReference, anything, day, moment, money, requiredText, text } from './answer-fields.ts';

const balanceSchema = v.pipe(
  v.object({ balanceType: requiredText, balanceAmount: money, referenceDate: v.fallback(day, null) }),
  v.transform(
    ({ balanceType, balanceAmount, referenceDate }): Balance => ({
      balanceType,
      money: balanceAmount,
      referenceDate,
    }),
  ),
);

const usages = { PRIV: 'private', ORGA: 'business' } as const;

const accountSchema = v.object({
  accountId: requiredText,
  accountReference: v.nullish(accountReference, {}),
  name: text,
  displayName: text,
  product: text,
  usage: v.fallback(v.nullable(v.picklist(['PRIV', 'ORGA'])), null),
  status: v.fallback(v.nullable(v.picklist(['enabled', 'blocked', 'deleted'])), null),
  bic: text,
  bankName: text,
  consentExpirationDate: v.fallback(day, null),
  dateUpdated: v.fallback(moment, null),
  balances: v.nullish(v.array(anything)),
});

/** An object of `accounts[]`, or of the detail; null where it has not the shape of an account. */
export function readAccount(source: ExactJson): Account | null {
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
    status: wire.status,
    bankName: wire.bankName,
    bic: wire.bic,
    consentExpiresAt: wire.consentExpirationDate,
    updatedAt: wire.dateUpdated,
    balances: balances.flatMap(({ parsed }) => (parsed.success ? [parsed.output] : [])),
    unreadableBalances: balances.flatMap(({ source, parsed }) => (parsed.success ? [] : [source])),
  };
}
