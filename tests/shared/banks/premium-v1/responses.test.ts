import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnreadableResponse } from '../../../../shared/banks/bank-responses.ts';
import { premiumV1Responses } from '../../../../shared/banks/premium-v1/responses.ts';
import { parseExactJson } from '../../../../shared/exact-json.ts';
import type { Transaction } from '../../../../shared/transaction.ts';
import { countRowsBefore } from '../../../../shared/transaction-page.ts';

const { parseAccounts, parseAccount, parseTransactionPage, readMoreRows } = premiumV1Responses;
const asked = { page: 1, pageSize: 50 };

const account = `{
  "accountId": "0f3c", "accountReference": { "iban": "sk31 1200 0000 1987 4263 7541", "currency": "EUR" },
  "name": "NOVÁKOVÁ JANA", "displayName": "Bežný účet", "product": "Účet TB", "cashAccountType": "CACC",
  "usage": "PRIV", "status": "enabled", "bic": "TATRSKBX", "bankName": "Tatra banka",
  "consentExpirationDate": "2026-11-30", "dateUpdated": "2026-08-01T12:00:00+02:00",
  "balances": [
    { "balanceType": "interimBooked", "balanceAmount": { "currency": "EUR", "amount": 1234.50 }, "referenceDate": "2026-08-01" }
  ]
}`;
const row = (fields: string) => `{ "transactionAmount": { "currency": "EUR", "amount": -1.00 }, ${fields} }`;
const booked = '"transactionState": "BOOKED", "bookingDate": "2026-08-01"';
const pageOf = (rows: string[], rest = '') => `{ "transactions": [${rows.join(',')}] ${rest} }`;

function readRow(source: string): Transaction {
  const [entry] = parseTransactionPage(pageOf([source]), asked).entries;
  if (entry?.kind !== 'transaction') throw new Error('The row could not be read');
  return entry.transaction;
}

test('an account has Konto’s own words, and amounts keep every digit', () => {
  expect(parseAccounts(`{"accounts":[${account}]}`)).toEqual({
    accounts: [
      {
        accountId: '0f3c',
        iban: 'SK3112000000198742637541',
        otherIdentification: null,
        currency: 'EUR',
        name: 'NOVÁKOVÁ JANA',
        displayName: 'Bežný účet',
        product: 'Účet TB',
        usage: 'private',
        status: 'enabled',
        bic: 'TATRSKBX',
        bankName: 'Tatra banka',
        consentExpiresAt: '2026-11-30',
        updatedAt: Date.UTC(2026, 7, 1, 10),
        balances: [
          {
            balanceType: 'interimBooked',
            money: { amount: '1234.50', currency: 'EUR' },
            creditLimitIncluded: null,
            referenceDate: '2026-08-01',
          },
        ],
        unreadableBalances: [],
      },
    ],
    unreadable: [],
  });
});

test('an account that says next to nothing is one all the same', () => {
  const { accounts } = parseAccounts(
    '{"accounts":[{"accountId":"a","name":" ","dateUpdated":"today","consentExpirationDate":"never","balances":null}]}',
  );
  expect(accounts).toMatchObject([{ accountId: 'a', name: null, iban: null, updatedAt: null, balances: [] }]);
});

test('an account that cannot be read leaves the others alone, and so does a balance', () => {
  const odd =
    '{"accountId":"b","balances":[{"balanceType":"expected"},{"balanceType":"expected","balanceAmount":{"amount":"1","currency":"EUR"}}]}';
  const list = parseAccounts(`{"accounts":[{"name":"no id"},${odd},${account}]}`);
  expect(list.unreadable).toEqual([{ name: 'no id' }]);
  expect(list.accounts.map(({ accountId }) => accountId)).toEqual(['b', '0f3c']);
  expect(list.accounts[0]?.balances).toHaveLength(1);
  expect(list.accounts[0]?.unreadableBalances).toEqual([{ balanceType: 'expected' }]);
});

test('the detail is the same bare and wrapped', () => {
  expect(parseAccount(`{"account":${account}}`)).toEqual(parseAccount(account));
});

test.each([
  '',
  ' \n',
  'null',
  '{}',
  '{"transactions":null}',
  '{"transactions":[]}',
  '{"page":1,"totalPages":0}',
])('C11: a page like %j is one without transactions', (body) => {
  expect(parseTransactionPage(body, asked)).toMatchObject({ entries: [], next: null });
});

test.each(['', 'null'])('a body like %j is neither a list of accounts nor an account', (body) => {
  expect(() => parseAccounts(body)).toThrow(UnreadableResponse);
  expect(() => parseAccount(body)).toThrow(UnreadableResponse);
});

test('a page that speaks of something else is no page', () => {
  expect(() => parseTransactionPage('{"error":"try later"}', asked)).toThrow(UnreadableResponse);
});

test.each(['<html>', '[]', '{"accounts":{}}', '{"transactions":{}}', '{"account":{}}'])(
  'a body like %j is no answer at all',
  (body) => {
    expect(() => parseAccounts(body)).toThrow(UnreadableResponse);
    expect(() => parseAccount(body)).toThrow(UnreadableResponse);
    expect(() => parseTransactionPage(body, asked)).toThrow(UnreadableResponse);
  },
);

test('a page cut off anywhere is no answer: never a shorter page', () => {
  const whole = pageOf([row(booked), row(booked)], ', "page": 1, "totalPages": 1');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: whole.trimEnd().length - 1 }), (length) => {
      expect(() => parseTransactionPage(whole.slice(0, length), asked)).toThrow(UnreadableResponse);
    }),
  );
});

test('a card payment abroad keeps what was paid there, the card and the merchant', () => {
  const transaction = readRow(
    row(`${booked}, "transactionId": "t1", "valueDate": "2026-08-02", "authorizationDate": "2026-07-30",
        "originalAmount": { "currency": "usd", "amount": -1.09 }, "cardNumber": "**** 1234", "cardHolder": "J N",
        "tradingPartyIdentification": "BLUE BOTTLE", "tradingPartyAddress": "Oakland", "tradingPartyMerchantCode": 5814`),
  );
  expect(transaction).toMatchObject({
    transactionId: 't1',
    bookingStatus: 'booked',
    bookingDate: '2026-08-01',
    valueDate: '2026-08-02',
    authorizationDate: '2026-07-30',
    money: { amount: '-1.00', currency: 'EUR' },
    originalAmount: { amount: '-1.09', currency: 'USD' },
    merchant: { identification: 'BLUE BOTTLE', address: 'Oakland', categoryCode: '5814' },
    cardNumber: '**** 1234',
    cardHolder: 'J N',
    creditor: null,
    debtor: null,
  });
});

test('both sides of a transfer are read, with their banks', () => {
  const transaction = readRow(
    row(`${booked}, "creditorName": "Eva", "creditorAccount": { "iban": "SK00", "currency": "EUR" },
        "creditorAgent": { "bic": "GIBASKBX", "name": "SLSP" }, "debtorName": "Jana"`),
  );
  expect(transaction.creditor).toEqual({ name: 'Eva', iban: 'SK00', bic: 'GIBASKBX', bankName: 'SLSP' });
  expect(transaction.debtor).toEqual({ name: 'Jana', iban: null, bic: null, bankName: null });
});

test.each([
  ['"endToEndId": "/VS123/SS456/KS0308"', { variable: '123', specific: '456', constant: '0308' }],
  ['"endToEndId": "/VS0012345678/SS/KS"', { variable: '0012345678', specific: null, constant: null }],
  ['"endToEndId": "NOTPROVIDED"', { variable: null, specific: null, constant: null }],
  ['"endToEndId": "/VS12345678901"', { variable: null, specific: null, constant: null }],
  ['"endToEndId": "/VS1", "variableSymbol": "99"', { variable: '99', specific: null, constant: null }],
  [
    '"variableSymbol": 20260801, "constantSymbol": ""',
    { variable: '20260801', specific: null, constant: null },
  ],
])('the symbols in %s are %j', (fields, symbols) => {
  expect(readRow(row(`${booked}, ${fields}`)).symbols).toEqual(symbols);
});

test('a row is pending if it says so, or if it says nothing and has no booking date', () => {
  expect(readRow(row('"transactionState": "PENDING", "bookingDate": "2026-08-01"')).bookingStatus).toBe(
    'pending',
  );
  expect(readRow(row('"valueDate": "2026-08-01"')).bookingStatus).toBe('pending');
  expect(readRow(row('"bookingDate": "2026-08-01"')).bookingStatus).toBe('booked');
});

test.each([
  ['no amount', '{}'],
  ['no object', '"row"'],
  ['null', 'null'],
  ['an amount that is none', '{ "transactionAmount": { "currency": "EUR", "amount": "12,5" } }'],
  ['no currency', '{ "transactionAmount": { "amount": 1 } }'],
])('a row with %s is kept as it came, between the others', (_, damaged) => {
  const page = parseTransactionPage(pageOf([row(booked), damaged, row(booked)]), asked);
  expect(page.entries.map(({ kind }) => kind)).toEqual(['transaction', 'unreadable', 'transaction']);
  expect(page.entries[1]).toEqual({ kind: 'unreadable', key: 'row-2', source: parseExactJson(damaged) });
});

test('keys are the bank’s ids, and still unique where it repeats or omits them', () => {
  const rows = [
    row('"transactionId": "a"'),
    row('"transactionId": "a"'),
    row('"valueDate": null'),
    row('"transactionId": "row-3"'),
  ];
  const keys = parseTransactionPage(pageOf(rows), asked).entries.map(({ key }) => key);
  expect(keys[0]).toBe('a');
  expect(new Set(keys).size).toBe(4);
});

test('the next page follows until the last one', () => {
  const second = pageOf([row(booked)], ', "page": 2, "pageSize": 20, "totalPages": 3');
  expect(parseTransactionPage(second, { page: 2, pageSize: 20 })).toMatchObject({
    page: 2,
    pageSize: 20,
    totalPages: 3,
    next: { page: 3, pageSize: 20 },
  });
  const last = pageOf([row(booked)], ', "page": 3, "pageSize": 20, "totalPages": 3');
  expect(parseTransactionPage(last, { page: 3, pageSize: 20 }).next).toBeNull();
  expect(parseTransactionPage(pageOf([], ', "page": 1, "totalPages": 0'), asked).next).toBeNull();
});

test('where the bank does not say how many pages there are, only an empty page is the end', () => {
  const silent = parseTransactionPage(pageOf([row(booked)]), { page: 7, pageSize: 20 });
  expect(silent).toMatchObject({ page: 7, totalPages: null, next: { page: 8, pageSize: 20 } });
  expect(parseTransactionPage(pageOf([]), asked).next).toBeNull();
});

const full = Array.from({ length: 50 }, () => row(booked));

test.each([
  '"page": 1, "totalPages": 67',
  '"page": "two", "totalPages": 0',
  '"page": 1, "totalPages": 0',
  '"page": 2, "totalPages": 1',
  '"totalPages": "67"',
  '"totalPages": null',
  '"totalPages": 6.5',
])('C05: the second page is the second, and has a third, where the bank says %s', (said) => {
  const page = parseTransactionPage(pageOf(full, `, ${said}`), { page: 2, pageSize: 50 });
  expect(page).toMatchObject({ page: 2, pageSize: 50, next: { page: 3, pageSize: 50 } });
  expect([null, 67]).toContain(page.totalPages);
});

test.each([', "pageSize": 50', ', "totalPages": 9'])(
  'C06: rows are counted by the size that the bank keeps to, and the next page is asked for as this one was (%s)',
  (said) => {
    const page = parseTransactionPage(pageOf(full, said), { page: 2, pageSize: 200 });
    expect(page).toMatchObject({ page: 2, pageSize: 50, next: { page: 3, pageSize: 200 } });
  },
);

test('C06: where the bank keeps to fewer rows without a word, the place of a later page cannot be told', () => {
  const page = parseTransactionPage(pageOf(full), { page: 2, pageSize: 200 });
  expect(page).toMatchObject({ pageSize: null, next: { page: 3, pageSize: 200 } });
  expect(countRowsBefore(page)).toBeNull();
  expect(countRowsBefore({ ...page, page: 1 })).toBe(0);
  expect(countRowsBefore({ ...page, pageSize: 50 })).toBe(50);
});

test('C06: a page with more rows than the bank says that it counts by has no place that can be told', () => {
  const page = parseTransactionPage(pageOf([...full, row(booked)], ', "page": 2, "pageSize": 50'), {
    page: 2,
    pageSize: 50,
  });
  expect(page.entries).toHaveLength(51);
  expect(countRowsBefore(page)).toBeNull();
});

test('the last page has the size that was asked for, however few its rows', () => {
  const page = parseTransactionPage(pageOf([row(booked)], ', "totalPages": 3'), { page: 3, pageSize: 20 });
  expect(page).toMatchObject({ pageSize: 20, next: null });
});

test.each([
  '"bookingDate": "2026-02-30"',
  '"transactionState": {}',
  '"creditorName": { "first": "Eva" }',
  '"creditorAgent": []',
  '"creditorAccount": 17',
  '"debtorAccount": { "currency": "EURO" }',
  '"remittanceInformationUnstructured": {}',
  '"isReversal": "perhaps"',
  '"isReversal": []',
  '"originalAmount": {}',
  '"originalAmount": { "amount": "1,5", "currency": "USD" }',
  '"endToEndId": false',
])('C16: a row with %s loses that field, and stays', (field) => {
  const odd = row(`"transactionId": "odd", ${field}`);
  expect(readRow(odd)).toEqual({
    ...readRow(row('"transactionId": "odd"')),
    source: parseExactJson(odd),
  });
});

test.each([
  '"currency": ""',
  '"product": {}',
  '"name": false',
  '"bic": {}',
  '"balances": {}',
  '"usage": 1',
  '"accountReference": []',
  '"accountReference": { "currency": "EURO" }',
  '"name": "\u200B"',
])('C16: an account with %s loses that field, and stays', (field) => {
  const { accounts, unreadable } = parseAccounts(`{"accounts":[{"accountId":"a",${field}}]}`);
  expect(unreadable).toEqual([]);
  expect(accounts).toEqual(parseAccounts('{"accounts":[{"accountId":"a"}]}').accounts);
});

test('C16: texts in an array are lines, and a bare text names a bank by its BIC and an account by its IBAN', () => {
  const transaction = readRow(
    row(
      '"remittanceInformationUnstructured": ["Rent", "October"], "creditorAgent": "GIBASKBX", "creditorAccount": "sk00 1"',
    ),
  );
  expect(transaction.remittanceInformation).toBe('Rent\nOctober');
  expect(transaction.creditor).toMatchObject({ bic: 'GIBASKBX', iban: 'SK001' });
});

test.each([
  ['"Booked"', '"2026-08-01"', 'booked'],
  ['"pending"', '"2026-08-01"', 'pending'],
  ['"Pending"', '"N/A"', 'pending'],
  ['"booked"', '"N/A"', 'booked'],
])('C09: a row in state %s with the booking date %s is %s', (state, bookingDate, expected) => {
  const { bookingStatus } = readRow(row(`"transactionState": ${state}, "bookingDate": ${bookingDate}`));
  expect(bookingStatus).toBe(expected);
});

test.each(['"UNKNOWN"', '"INFO"', '7'])(
  'C16: a row in state %s is neither booked nor pending: the word is kept',
  (state) => {
    const { bookingStatus, bankStatus } = readRow(
      row(`"transactionState": ${state}, "bookingDate": "2026-08-01"`),
    );
    expect([bookingStatus, bankStatus]).toEqual([null, state.replaceAll('"', '')]);
  },
);

test.each(['true', '"true"', '"TRUE"', '1'])('C16: isReversal %s is a reversal', (sent) => {
  expect(readRow(row(`"isReversal": ${sent}`)).isReversal).toBe(true);
});

const days = [
  '2026-10-31',
  '2026-10-31+0200',
  '2026-10-31+02:00',
  '2026-10-31Z',
  '2026-10-31T23:30:00-05:00',
];
const noDays = ['20261031', '31.10.2026', '1793404800', 'N/A', '2026-02-30', '0001-01-01', '9999-12-31', ''];

test.each(days)('C09: %s is the 31st of October as a booking date and as a value date', (sent) => {
  const { bookingDate, valueDate } = readRow(row(`"bookingDate": "${sent}", "valueDate": "${sent}"`));
  expect([bookingDate, valueDate]).toEqual(['2026-10-31', '2026-10-31']);
});

test.each([...noDays.map((text) => JSON.stringify(text)), '1793404800', '20261031'])(
  'C09: a row whose date is %s stays, without it',
  (sent) => {
    const dateless = readRow(
      row(`"transactionState": "BOOKED", "bookingDate": ${sent}, "valueDate": "2026-10-31"`),
    );
    expect(dateless).toMatchObject({ bookingStatus: 'booked', bookingDate: null, valueDate: '2026-10-31' });
    expect(readRow(row(`${booked}, "valueDate": ${sent}`)).valueDate).toBeNull();
  },
);

test.each([
  '"_links": { "next": { "href": "https://bank.example/next" } }',
  '"_links": { "next": "/next" }',
  '"links": { "next": { "href": "/next" } }',
])('a page that the bank continues by a link is not the last, whatever else it says (%s)', (links) => {
  const position = { page: 3, pageSize: 20 };
  const full = parseTransactionPage(pageOf([row(booked)], `, "totalPages": 3, ${links}`), position);
  expect(full).toMatchObject({ totalPages: null, next: { page: 4, pageSize: 20 } });
  expect(parseTransactionPage(pageOf([], `, ${links}`), position).next).toEqual({ page: 4, pageSize: 20 });
  expect(parseTransactionPage(`{${links}}`, position).next).not.toBeNull();
});

test.each([
  '"_links": { "next": null }',
  '"_links": { "next": { "href": "" } }',
  '"_links": {}',
  '"_links": []',
])('what leads nowhere is no link to a next page (%s)', (links) => {
  const last = parseTransactionPage(pageOf([row(booked)], `, "totalPages": 1, ${links}`), asked);
  expect(last).toMatchObject({ totalPages: 1, next: null });
});

test.each([
  ['-1.50', '10.5', '-10.5'],
  ['-1.50', '-10.5', '-10.5'],
  ['1.50', '-10.5', '10.5'],
  ['0.00', '-10.5', '-10.5'],
])('C10: an entry over %s with the original amount %s has %s as its original amount', (own, sent, read) => {
  const { originalAmount } = readRow(
    `{ "transactionAmount": { "currency": "EUR", "amount": ${own} }, "originalAmount": { "currency": "USD", "amount": ${sent} } }`,
  );
  expect(originalAmount).toEqual({ amount: read, currency: 'USD' });
});

test.each([
  ['BLOCKED', 'blocked'],
  ['closed', 'deleted'],
  ['Enabled', 'enabled'],
  ['dormant', 'dormant'],
])('C15: an account in status %s is %s', (sent, read) => {
  expect(parseAccount(`{"accountId":"a","status":"${sent}"}`).status).toBe(read);
});

test.each([
  ['ITAV', 'interimAvailable'],
  ['ITBD', 'interimBooked'],
  ['InterimAvailable', 'interimAvailable'],
  ['closing_booked', 'closingBooked'],
  ['OPENING-AVAILABLE', 'openingAvailable'],
  ['salaryReserve', 'salaryReserve'],
])('C04: a balance of type %s is %s', (sent, read) => {
  const balance = `{"balanceType":"${sent}","balanceAmount":{"amount":1,"currency":"EUR"}}`;
  expect(parseAccount(`{"accountId":"a","balances":[${balance}]}`).balances[0]?.balanceType).toBe(read);
});

test.each([
  'NOTPROVIDED',
  'Not provided',
  'NotProvided',
  'not provided',
  'N/A',
  'n/a',
  '-',
  '.',
  'null',
  ' ',
  '\\u200B',
])('C32: %j as a name is no name', (placeholder) => {
  expect(readRow(row(`"creditorName": "${placeholder}"`)).creditor).toBeNull();
});

test('C32: texts that were escaped for HTML are decoded once, and the bank’s own object keeps them as they came', () => {
  const transaction = readRow(row('"creditorName": "Tom &amp; Jerry&#39;s &amp;lt; &#x10d;"'));
  expect(transaction.creditor?.name).toBe("Tom & Jerry's &lt; č");
  expect(transaction.source).toMatchObject({ creditorName: 'Tom &amp; Jerry&#39;s &amp;lt; &#x10d;' });
});

const rowsFrom = (count: number, text: (place: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index + 1));
const numbered = (place: number) =>
  row(`"transactionId": "t${place}", "additionalInformation": "\\"[{,", "valueDate": "2026-08-01"`);

test('an oversized page is read in portions of 200 rows, in which every row is there once and in order', () => {
  const first = parseTransactionPage(pageOf(rowsFrom(450, numbered), ', "totalPages": 1, "page": 1'), asked);
  expect([first.entries.length, first.rest.length, first.totalPages]).toEqual([200, 250, 1]);
  const all = readMoreRows(readMoreRows(first));
  expect(all.rest).toEqual([]);
  expect(all.entries.map(({ key }) => key)).toEqual(rowsFrom(450, (place) => `t${place}`));
  expect(all.entries.every(({ kind }) => kind === 'transaction')).toBe(true);
});

test('of an oversized page, what is no JSON, no row, or bears a known id is shown as such in its portion', () => {
  const rows = [...rowsFrom(200, numbered), numbered(7), '{"a" 1}', 'null', '"text"'];
  const page = readMoreRows(parseTransactionPage(pageOf(rows), asked));
  expect(page.entries.slice(200)).toMatchObject([
    { kind: 'transaction', key: 'row-201' },
    { kind: 'unreadable', key: 'row-202', source: '{"a" 1}' },
    { kind: 'unreadable', key: 'row-203', source: null },
    { kind: 'unreadable', key: 'row-204', source: 'text' },
  ]);
});

test('an oversized page that is cut off is no answer', () => {
  const whole = pageOf(rowsFrom(300, numbered), ', "page": 1');
  for (const length of [whole.length - 2, whole.length / 2, whole.lastIndexOf(']') + 1])
    expect(() => parseTransactionPage(whole.slice(0, length).trimEnd(), asked)).toThrow(UnreadableResponse);
});

test('an account without a reference has none, and without balances none that is unreadable', () => {
  expect(parseAccount('{"accountId":"a"}')).toMatchObject({
    iban: null,
    otherIdentification: null,
    currency: null,
    balances: [],
    unreadableBalances: [],
  });
});

test.each([
  ['"accountReference": { "bban": "2600100017", "maskedPan": "**1" }', { otherIdentification: '2600100017' }],
  ['"accountReference": { "maskedPan": "**1" }', { otherIdentification: '**1' }],
  ['"usage": "ORGA"', { usage: 'business' }],
])('an account with %s is %j', (field, expected) => {
  expect(parseAccount(`{"accountId":"a",${field}}`)).toMatchObject(expected);
});

test('an account whose id cannot be written into an address is kept as it came', () => {
  const list = parseAccounts('{"accounts":[{"accountId":"a\\ud800"},{"accountId":"b"}]}');
  expect(list.unreadable).toEqual([{ accountId: 'a\ud800' }]);
  expect(list.accounts.map(({ accountId }) => accountId)).toEqual(['b']);
});

test('a bank’s update that was never, or on no day, is none', () => {
  expect(parseAccount('{"accountId":"a","dateUpdated":"2026-08-01T12:00:00+02"}').updatedAt).toBe(
    Date.UTC(2026, 7, 1, 10),
  );
  expect(parseAccount('{"accountId":"a","dateUpdated":"0001-01-01T00:00:00Z"}').updatedAt).toBeNull();
});

test('an amount with an exponent keeps all of its digits where its sign follows the entry’s', () => {
  const { originalAmount } = readRow(
    '{ "transactionAmount": { "currency": "EUR", "amount": 1 }, "originalAmount": { "currency": "VND", "amount": -9e99 } }',
  );
  expect(originalAmount).toEqual({ amount: `9${'0'.repeat(99)}`, currency: 'VND' });
});

test.each([
  [
    '"transactions": [], "totalPages": 4',
    { page: 2, pageSize: 5, totalPages: 4, next: { page: 3, pageSize: 5 } },
  ],
  ['"transactions": [], "totalPages": 0', { pageSize: 5, totalPages: 0, next: null }],
  ['"transactions": []', { pageSize: 5, totalPages: null, next: null }],
  ['"transactions": [], "pageSize": 0', { pageSize: 5 }],
  ['"page": 2, "pageSize": 20, "totalPages": 9', { pageSize: 20, totalPages: 9, entries: [] }],
])('a page without rows that says %s is read as %j', (said, expected) => {
  expect(parseTransactionPage(`{${said}}`, { page: 2, pageSize: 5 })).toMatchObject(expected);
});

test.each([
  [3, 5],
  [0, 5],
  [6, 6],
])('where a page of five rows says that it has %d, pages are counted by %d', (said, expected) => {
  const page = pageOf(full.slice(0, 5), `, "pageSize": ${said}`);
  expect(parseTransactionPage(page, { page: 2, pageSize: 5 }).pageSize).toBe(expected);
});

test.each(['5', '"page"', 'true', '{"page":1,"rows":[]}', '{"error":"x","totalPages":1}'])(
  'a body like %s is no page',
  (body) => {
    expect(() => parseTransactionPage(body, asked)).toThrow(new UnreadableResponse('shape'));
  },
);

test('an account that has no id is no account', () => {
  expect(() => parseAccount('{"account":{}}')).toThrow(new UnreadableResponse('account'));
});

test('a row says whether it is a reversal; one that does not is none', () => {
  expect(readRow(row('"isReversal": "true"')).isReversal).toBe(true);
  expect(readRow(row('"valueDate": null')).isReversal).toBe(false);
});

test('a side and a merchant are there where the bank says anything of them', () => {
  const bare = readRow(row('"valueDate": null'));
  expect([bare.creditor, bare.debtor, bare.merchant]).toEqual([null, null, null]);
  const some = readRow(
    row(
      '"creditorAccount": { "bban": "12" }, "debtorAccount": { "maskedPan": "**1" }, "tradingPartyAddress": "Oakland"',
    ),
  );
  expect(some.creditor).toEqual({ name: null, iban: '12', bic: null, bankName: null });
  expect(some.debtor).toEqual({ name: null, iban: '**1', bic: null, bankName: null });
  expect(some.merchant).toEqual({ identification: null, address: 'Oakland', categoryCode: null });
  expect(readRow(row('"tradingPartyMerchantCode": 5814')).merchant?.categoryCode).toBe('5814');
});

test('symbols are found in an end-to-end id however they are capitalized, and nowhere else', () => {
  expect(readRow(row('"endToEndId": "/vs12/Ks0308"')).symbols).toEqual({
    variable: '12',
    specific: null,
    constant: '0308',
  });
});
