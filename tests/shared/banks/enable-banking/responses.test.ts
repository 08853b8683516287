import { expect, test } from 'vitest';
import { nameAccounts } from '../../../../shared/account-key.ts';
import { UnreadableResponse } from '../../../../shared/banks/bank-responses.ts';
import { enableBankingResponses } from '../../../../shared/banks/enable-banking/responses.ts';
import type { CursorPosition } from '../../../../shared/transaction-page.ts';

const { parseAccounts, parseAccount, parseBalances, parseTransactionPage } = enableBankingResponses;
const asked: CursorPosition = { cursor: null, pageSize: null, dateFrom: null };
const row = {
  entry_reference: 'E1',
  transaction_amount: { amount: '-4.20', currency: 'EUR' },
  credit_debit_indicator: 'DBIT',
  status: 'BOOK',
  booking_date: '2026-08-01',
  remittance_information: ['coffee'],
};
const page = (rows: object[], continuation_key: string | null = null) =>
  parseTransactionPage(JSON.stringify({ transactions: rows, continuation_key }), asked);
function readRow(fields: object = {}) {
  const [entry] = page([{ ...row, ...fields }]).entries;
  return entry?.kind === 'transaction' ? entry.transaction : null;
}
const detail = {
  account_id: { iban: 'SK44 9999 0000 0000 0000 0001' },
  account_servicer: { bic_fi: 'DUNASKBX', name: 'Banka Duna' },
  name: 'Jana Nováková',
  details: 'Bežný účet',
  product: 'Účet pre život',
  usage: 'PRIV',
  cash_account_type: 'CACC',
  currency: 'EUR',
  uid: 'u1',
  identification_hash: 'hash-1',
  identification_hashes: ['hash-1'],
};

test('the accounts are those of the session, with its end and the hashes that outlive it', () => {
  const { accounts, unreadable } = parseAccounts(
    JSON.stringify({
      status: 'AUTHORIZED',
      accounts: ['u1', 'u2', null],
      accounts_data: [{ uid: 'u2', identification_hash: 'hash-2', identification_hashes: [] }, 7],
      access: { valid_until: '2026-12-01T12:00:00.000000+00:00' },
    }),
  );
  expect(accounts).toMatchObject([
    { accountId: 'u1', otherIdentification: null, consentExpiresAt: '2026-12-01' },
    { accountId: 'u2', otherIdentification: 'hash-2', consentExpiresAt: '2026-12-01' },
  ]);
  expect(unreadable).toEqual([null]);
});

test('an account’s detail is read, and its balances are apart', () => {
  expect(parseAccount(JSON.stringify(detail), 'u1')).toMatchObject({
    accountId: 'u1',
    iban: 'SK4499990000000000000001',
    otherIdentification: null,
    currency: 'EUR',
    name: 'Jana Nováková',
    displayName: 'Bežný účet',
    product: 'Účet pre život',
    usage: 'private',
    bankName: 'Banka Duna',
    bic: 'DUNASKBX',
    balances: [],
  });
});

test.each([
  ['an IBAN', detail],
  ['no IBAN', { ...detail, account_id: { other: { identification: '1234', scheme_name: 'CPAN' } } }],
])('B5: an account with %s has one address before and after a renewal', async (_name, body) => {
  const before = parseAccount(JSON.stringify(body), 'u1');
  const after = parseAccount(JSON.stringify({ ...body, uid: 'u9' }), 'u9');
  const keys = await Promise.all([before, after].map(async (account) => (await nameAccounts([account]))[0]));
  expect(keys[0]?.accountKey).toBe(keys[1]?.accountKey);
});

test('an account without an IBAN is known by its identification hash', () => {
  const body = JSON.stringify({ ...detail, account_id: undefined });
  expect(parseAccount(body, 'u1')).toMatchObject({ iban: null, otherIdentification: 'hash-1' });
});

test('a detail without a currency is none', () => {
  expect(() => parseAccount(JSON.stringify({ ...detail, currency: undefined }), 'u1')).toThrow(
    UnreadableResponse,
  );
});

test.each([
  ['ITAV', 'interimAvailable'],
  ['CLAV', 'closingAvailable'],
  ['XPCD', 'expected'],
  ['OPAV', 'openingAvailable'],
  ['FWAV', 'forwardAvailable'],
  ['ITBD', 'interimBooked'],
  ['CLBD', 'closingBooked'],
  ['OPBD', 'openingBooked'],
  ['PRCD', 'Label'],
  ['VALU', 'Label'],
  ['INFO', 'Label'],
  ['OTHR', 'Label'],
])('a balance of type %s is %s', (balance_type, balanceType) => {
  const balance = {
    name: 'Label',
    balance_type,
    balance_amount: { currency: 'EUR', amount: '12.00' },
    reference_date: '2026-08-01',
  };
  expect(parseBalances(JSON.stringify({ balances: [balance, { ...balance, balance_amount: {} }] }))).toEqual({
    balances: [
      {
        balanceType,
        money: { amount: '12.00', currency: 'EUR' },
        creditLimitIncluded: null,
        referenceDate: '2026-08-01',
      },
    ],
    unreadableBalances: [{ ...balance, balance_amount: {} }],
  });
});

test.each([
  ['DBIT', '4.20', '-4.20'],
  ['DBIT', '-4.20', '-4.20'],
  ['CRDT', '4.20', '4.20'],
  ['CRDT', '-4.20', '4.20'],
  ['dbit', '0.00', '0.00'],
])('the sign is the indicator’s: %s of %s is %s', (credit_debit_indicator, amount, signed) => {
  const transaction_amount = { amount, currency: 'EUR' };
  expect(readRow({ credit_debit_indicator, transaction_amount })?.money.amount).toBe(signed);
});

test('without a known indicator the direction is not guessed at: the row stays as it came', () => {
  expect(page([{ ...row, credit_debit_indicator: 'X' }]).entries[0]?.kind).toBe('unreadable');
});

test.each([
  ['BOOK', 'booked', null],
  ['PDNG', 'pending', null],
  ['HOLD', 'pending', null],
  ['SCHD', null, 'SCHD'],
  ['CNCL', null, 'CNCL'],
  ['RJCT', null, 'RJCT'],
  ['OTHR', null, 'OTHR'],
])('a row that is %s is %s, and what is neither is in no sum', (status, bookingStatus, bankStatus) => {
  expect(readRow({ status })).toMatchObject({ bookingStatus, bankStatus });
});

test('a row’s parties, references and texts are read', () => {
  expect(
    readRow({
      transaction_id: 'changes',
      value_date: '2026-08-02',
      transaction_date: '2026-07-31',
      creditor: { name: 'Kaviareň' },
      creditor_account: { other: { identification: '12345' } },
      creditor_agent: { bic_fi: 'CAFESKBX', name: 'Iná banka' },
      debtor_account: { iban: 'SK44 9999 0000 0000 0000 0001' },
      remittance_information: ['/VS123/SS45', 'coffee'],
      reference_number: 'RF18539007547034',
      merchant_category_code: '5814',
      bank_transaction_code: { description: 'Card', code: 'PMNT', sub_code: 'POSD' },
      exchange_rate: { instructed_amount: { amount: '100', currency: 'CZK' } },
      note: 'with Eva',
    }),
  ).toMatchObject({
    transactionId: 'E1',
    bookingDate: '2026-08-01',
    valueDate: '2026-08-02',
    authorizationDate: '2026-07-31',
    creditor: { name: 'Kaviareň', iban: '12345', bic: 'CAFESKBX', bankName: 'Iná banka' },
    debtor: { name: null, iban: 'SK4499990000000000000001' },
    remittanceInformation: '/VS123/SS45\ncoffee',
    additionalInformation: 'with Eva',
    paymentReference: 'RF18539007547034',
    merchant: { categoryCode: '5814' },
    originalAmount: { amount: '-100', currency: 'CZK' },
    symbols: { variable: '123', specific: '45', constant: null },
    bankTransactionCode: 'PMNT-POSD',
  });
});

test('an odd optional field costs the field and not the row', () => {
  const odd = {
    creditor: 'x',
    creditor_account: 1,
    bank_transaction_code: [],
    exchange_rate: null,
    note: {},
  };
  expect(readRow(odd)).toMatchObject({ creditor: null, originalAmount: null, additionalInformation: null });
});

test('a key leads on, also from a page without rows; only its absence is the end', () => {
  expect(page([row], 'k1')).toMatchObject({ page: 1, next: { ...asked, cursor: 'k1' }, stop: null });
  expect(page([], 'k2')).toMatchObject({ entries: [], next: { ...asked, cursor: 'k2' } });
  expect(page([row])).toMatchObject({ next: null, stop: null });
  expect(parseTransactionPage('{"transactions":[]}', asked)).toMatchObject({ next: null, stop: null });
});

test('a key goes on from the first day that was asked for', () => {
  const position: CursorPosition = { cursor: 'k1', pageSize: null, dateFrom: '2026-01-01' };
  const body = JSON.stringify({ transactions: [row], continuation_key: 'k2' });
  expect(parseTransactionPage(body, position)).toMatchObject({
    page: null,
    next: { ...position, cursor: 'k2' },
  });
});

test('a key that cannot be asked for is no end', () => {
  expect(page([row], 'k'.repeat(2001))).toMatchObject({ next: null, stop: 'link-unusable' });
});

test('a pending row that comes back booked under another reference is another row', () => {
  const { entries } = page([{ ...row, entry_reference: undefined, status: 'PDNG' }, row]);
  expect(entries.map(({ key }) => key)).toEqual(['row-1', 'E1']);
});

test.each(['<html>', '[]', '{}', '{"transactions":{}}', ''])('%j is no page', (body) => {
  expect(() => parseTransactionPage(body, asked)).toThrow(UnreadableResponse);
});
