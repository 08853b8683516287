// Enable Banking's answers, written down from its OpenAPI documents: what is not said there is refused.
import * as v from 'valibot';

const text = v.string();
const uuid = v.pipe(text, v.uuid());
const date = v.pipe(text, v.isoDate());
/** RFC 3339, with an offset. */
const dateTime = v.pipe(text, v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/));
const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema));

const amount = v.strictObject({ currency: text, amount: v.pipe(text, v.regex(/^-?\d+(\.\d+)?$/)) });
const otherId = v.strictObject({ identification: text, scheme_name: text, issuer: optional(text) });
const accountId = v.strictObject({ iban: optional(text), other: optional(otherId) });
const servicer = v.strictObject({ bic_fi: optional(text), name: optional(text) });
const party = v.strictObject({ name: optional(text) });
const aspsp = v.strictObject({ name: text, country: v.pipe(text, v.regex(/^[A-Z]{2}$/)) });
const access = v.strictObject({ valid_until: dateTime, balances: v.boolean(), transactions: v.boolean() });
const psuType = v.picklist(['business', 'personal']);
const hashes = v.array(text);

export const accountResource = v.strictObject({
  account_id: optional(accountId),
  account_servicer: optional(servicer),
  name: optional(text),
  details: optional(text),
  usage: optional(v.picklist(['PRIV', 'ORGA'])),
  cash_account_type: v.picklist(['CACC', 'CASH', 'CARD', 'LOAN', 'SVGS', 'OTHR']),
  product: optional(text),
  currency: text,
  uid: optional(uuid),
  identification_hash: text,
  identification_hashes: hashes,
});

export const balances = v.strictObject({
  balances: v.array(
    v.strictObject({
      name: text,
      balance_amount: amount,
      balance_type: v.picklist('CLAV CLBD FWAV INFO ITAV ITBD OPAV OPBD PRCD OTHR VALU XPCD'.split(' ')),
      reference_date: optional(date),
    }),
  ),
});

export const transactions = v.strictObject({
  transactions: v.array(
    v.strictObject({
      entry_reference: optional(text),
      merchant_category_code: optional(text),
      transaction_amount: amount,
      creditor: optional(party),
      creditor_account: optional(accountId),
      creditor_agent: optional(servicer),
      debtor: optional(party),
      debtor_account: optional(accountId),
      debtor_agent: optional(servicer),
      bank_transaction_code: optional(
        v.strictObject({ description: optional(text), code: optional(text), sub_code: optional(text) }),
      ),
      credit_debit_indicator: v.picklist(['CRDT', 'DBIT']),
      status: v.picklist(['BOOK', 'CNCL', 'HOLD', 'OTHR', 'PDNG', 'RJCT', 'SCHD']),
      booking_date: optional(date),
      value_date: optional(date),
      transaction_date: optional(date),
      reference_number: optional(text),
      remittance_information: optional(v.array(text)),
      exchange_rate: optional(v.strictObject({ instructed_amount: optional(amount) })),
    }),
  ),
  continuation_key: optional(text),
});

export const aspsps = v.strictObject({
  aspsps: v.array(
    v.strictObject({
      ...aspsp.entries,
      logo: v.pipe(text, v.url()),
      psu_types: v.array(psuType),
      auth_methods: v.array(
        v.strictObject({ psu_type: psuType, approach: v.literal('REDIRECT'), hidden_method: v.boolean() }),
      ),
      maximum_consent_validity: v.pipe(v.number(), v.integer()),
      beta: v.boolean(),
      bic: optional(text),
      required_psu_headers: optional(v.array(text)),
    }),
  ),
});

export const authorization = v.strictObject({
  url: v.pipe(text, v.url()),
  authorization_id: uuid,
  psu_id_hash: text,
});

export const authorizedSession = v.strictObject({
  session_id: uuid,
  accounts: v.array(accountResource),
  aspsp,
  psu_type: psuType,
  access,
});

export const session = v.strictObject({
  status: v.picklist([
    'AUTHORIZED',
    'CANCELLED',
    'CLOSED',
    'EXPIRED',
    'INVALID',
    'PENDING_AUTHORIZATION',
    'RETURNED_FROM_BANK',
    'REVOKED',
  ]),
  accounts: v.array(uuid),
  accounts_data: v.array(
    v.strictObject({ uid: uuid, identification_hash: text, identification_hashes: hashes }),
  ),
  aspsp,
  psu_type: psuType,
  psu_id_hash: text,
  access,
  created: dateTime,
  authorized: optional(dateTime),
  closed: optional(dateTime),
});

export const success = v.strictObject({ message: text });
export const error = v.strictObject({
  message: text,
  code: optional(v.number()),
  error: optional(v.pipe(text, v.regex(/^[A-Z_]+$/))),
  detail: optional(text),
});
