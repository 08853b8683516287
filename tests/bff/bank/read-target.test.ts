import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReadTargets, type WantedRead } from '../../../bff/bank/read-target.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { Problem } from '../../../bff/problem.ts';
import type { BankResource } from '../../../shared/banks/bank-requests.ts';
import { oddIds } from '../../support/odd-ids.ts';

const [bank] = parseConfig({}).banks;
const buildReadTarget = createReadTargets();
const build = (wanted: Partial<WantedRead>) =>
  new URL(buildReadTarget(bank, { resource: 'transactions', accountId: 'a-1', query: '', ...wanted }).url);

const current = parseConfig({ BANK_PROFILE: 'premium-v3' }).banks[0];
const buildCurrent = (query: string, resource: WantedRead['resource'] = 'transactions') =>
  new URL(buildReadTarget(current, { resource, accountId: 'a-1', query }).url);
const followed = (cursor: string) => buildCurrent(String(new URLSearchParams({ cursor })));

function refusalOfCursor(cursor: string) {
  try {
    followed(cursor);
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, ...error.details };
    throw error;
  }
  throw new Error('Nothing was refused');
}

const paths = { accounts: '', account: '/a-1', transactions: '/a-1/transactions' } as const;

function refusal(wanted: Partial<WantedRead>) {
  try {
    build(wanted);
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, ...error.details };
    throw error;
  }
  throw new Error('Nothing was refused');
}

/** Where a path ends for servers behind each other, of which each decodes it once more. */
function readAgainAndAgain(path: string): string {
  const decoded = path.replaceAll(/%[0-7][\da-f]/gi, decodeURIComponent).replaceAll(/[\\?#;]/g, '/');
  const { pathname } = new URL(`http://bank.example${decoded}`);
  return decoded === path ? pathname : readAgainAndAgain(decoded);
}

describe('where a read may go', () => {
  test('fills in what the bank always needs', () => {
    expect(build({}).href).toBe(`${bank.baseUrl}/v1/accounts/a-1/transactions?page=1&pageSize=50`);
    expect(build({ resource: 'accounts', accountId: '' }).href).toBe(`${bank.baseUrl}/v1/accounts`);
    expect(build({ resource: 'account' }).href).toBe(`${bank.baseUrl}/v1/accounts/a-1`);
  });

  test('passes permitted parameters through', () => {
    expect(build({ query: 'pageSize=200&page=3' }).search).toBe('?page=3&pageSize=200');
    expect(build({ query: '?page=3' }).search).toBe('?page=3&pageSize=50');
  });

  test.each([
    ['pageSize=0', 'pageSize'],
    ['pageSize=201', 'pageSize'],
    ['pageSize=', 'pageSize'],
    ['pageSize=50.0', 'pageSize'],
    ['pageSize=%2050', 'pageSize'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1&page=1', 'page'],
    ['page=1&page=2', 'page'],
    ['Page=1', 'Page'],
    ['dateFrom=2026-01-01', 'dateFrom'],
    ['cursor=page%3D2', 'cursor'],
    ['constructor=1', 'constructor'],
    ['__proto__=1', '__proto__'],
  ])('G10: refuses %s and says which parameter', (query, parameter) => {
    expect(refusal({ query })).toEqual({ code: 'invalid_parameter', parameter });
  });

  test('G10: what one read was allowed is not remembered for another', () => {
    expect(build({ query: 'page=7' }).search).toBe('?page=7&pageSize=50');
    expect(refusal({ resource: 'accounts', query: 'page=7' }).code).toBe('invalid_parameter');
    expect(build({ accountId: 'a-2', query: 'page=7' }).pathname).toMatch(/\/a-2\/transactions$/);
    expect(build({ query: 'page=7' }).search).toBe('?page=7&pageSize=50');
  });

  test('G10: refuses every parameter on the list and the detail', () => {
    expect(refusal({ resource: 'accounts', query: 'page=1' }).code).toBe('invalid_parameter');
    expect(refusal({ resource: 'account', query: 'page=1' }).code).toBe('invalid_parameter');
  });

  test('G10: does not repeat a name that is none', () => {
    for (const name of ['%3Cscript%3E', '%3Cscript', 'script%3E', '', 'x'.repeat(65)])
      expect(refusal({ query: `${name}=1` }), name).toEqual({ code: 'invalid_parameter' });
    const parameter = 'x'.repeat(64);
    expect(refusal({ query: `${parameter}=1` })).toEqual({ code: 'invalid_parameter', parameter });
  });

  test.each([
    '',
    '.',
    '..',
    '../x',
    'x/../y',
    'x\\..\\y',
    'x/..',
    '..;x',
    'x/..;y',
    '..?x',
    '..#x',
    'x/./y',
    '%2e%2e',
    '.%2E',
    '%252e%252e%252fx',
    'x%2F..%2fy',
    'x%5c..',
    '..%3bx',
    '%%32e%%32E',
    'a%00b',
    'a%250ab',
    'a\0b',
    'a\r\nb',
    'a\x7fb',
    'a\u0085b',
    'a\ud800b',
    'x'.repeat(513),
  ])('G1: C02: the account id %j is refused by Konto', (accountId) => {
    expect(refusal({ accountId })).toEqual({ code: 'account_id_unsupported' });
    expect(refusal({ resource: 'account', accountId })).toEqual({ code: 'account_id_unsupported' });
  });

  test.each([...oddIds, '...', '.a', '..a', 'a..', 'a/b..c', '-', '~', '_', 'Aa0.-_~', 'x'.repeat(512)])(
    'C02: the account id %j is one segment of the path',
    (accountId) => {
      const read = (resource: BankResource) =>
        build({ resource, accountId }).pathname.replace('/premium/sandbox/v1/accounts/', '').split('/');
      const [segment = '', ...rest] = read('transactions');
      expect([decodeURIComponent(segment), ...rest]).toEqual([accountId, 'transactions']);
      expect(read('account')).toEqual([segment]);
    },
  );

  test('G1: whatever the account id, the address stays below the account of that name, also for a bank that decodes it again', () => {
    const piece = fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      '%2e',
      '%2F',
      '%5C',
      '%',
      '32',
      '25',
      '2f',
      ';',
      '?',
      '#',
      'a',
    );
    const tricky = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    let built = 0;
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), tricky), (accountId) => {
        try {
          const { origin, pathname } = build({ accountId });
          built += 1;
          expect(origin).toBe(new URL(bank.baseUrl).origin);
          expect(pathname).toBe(`/premium/sandbox/v1/accounts/${encodeURIComponent(accountId)}/transactions`);
          expect(readAgainAndAgain(pathname)).toMatch(/^\/premium\/sandbox\/v1\/accounts\//);
        } catch (error) {
          expect(error).toMatchObject({ code: 'account_id_unsupported' });
        }
      }),
      { numRuns: 3_000 },
    );
    expect(built).toBeGreaterThan(300);
  });

  test('G2: G10: whatever the query, the address keeps its origin and path, and says what was permitted', () => {
    const piece = fc.constantFrom(
      'page',
      'pageSize',
      '=',
      '&',
      '?',
      '#',
      '//',
      '..',
      '%',
      '%26',
      '1',
      '50',
      '201',
      '\0',
      '@',
      ';',
      '+',
      'x',
    );
    const tricky = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const pairs = fc.uniqueArray(
      fc.tuple(fc.constantFrom('page', 'pageSize'), fc.integer({ min: -1, max: 300 })),
      { selector: ([name]) => name },
    );
    const anyQuery = fc.oneof(
      tricky,
      fc.webQueryParameters(),
      fc.string({ unit: 'binary' }),
      pairs.map((chosen) => chosen.map((pair) => pair.join('=')).join('&')),
    );
    let built = 0;
    fc.assert(
      fc.property(fc.constantFrom('accounts', 'account', 'transactions'), anyQuery, (resource, query) => {
        try {
          const url = build({ resource, query });
          built += 1;
          expect(url.href.startsWith(`${bank.baseUrl}/v1/accounts`)).toBe(true);
          expect(url.pathname).toBe(`/premium/sandbox/v1/accounts${paths[resource]}`);
          expect(url.hash + url.username + url.password).toBe('');
          expect(url.search).toMatch(
            resource === 'transactions' ? /^\?page=\d{1,16}&pageSize=\d{1,3}$/ : /^$/,
          );
          expect(Number(url.searchParams.get('pageSize'))).toBeLessThanOrEqual(200);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.code).toBe('invalid_parameter');
          expect(error.details.parameter ?? 'none').toMatch(/^[\w.-]{1,64}$/);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(built).toBeGreaterThan(300);
  });
});

describe('where a cursor may go', () => {
  test('the current generation has a version of its own for each endpoint, and asks for balances', () => {
    expect(buildCurrent('', 'accounts').href).toBe(`${current.baseUrl}/v3/accounts?withBalance=true`);
    expect(buildCurrent('', 'account').href).toBe(`${current.baseUrl}/v3/accounts/a-1`);
    expect(buildCurrent('dateFrom=2026-01-01&dateTo=2026-02-28').href).toBe(
      `${current.baseUrl}/v5/accounts/a-1/transactions?pageSize=50&dateFrom=2026-01-01&dateTo=2026-02-28`,
    );
  });

  test('a cursor is the query of its page, without defaults, each value encoded anew', () => {
    const { pathname, search } = followed('entryReferenceFrom=AB%2B9%2F1%3D&pageSize=200');
    expect(pathname).toBe('/premium/sandbox/v5/accounts/a-1/transactions');
    expect(search).toBe('?entryReferenceFrom=AB%2B9%2F1%3D&pageSize=200');
    expect(followed('dateFrom=2026-01-01&page=2').search).toBe('?dateFrom=2026-01-01&page=2');
  });

  test('what the cursor says of its page counts, whatever stands beside it', () => {
    const query = new URLSearchParams({
      cursor: 'page=2&pageSize=200',
      pageSize: '50',
      dateTo: '2026-02-28',
    });
    expect(buildCurrent(String(query)).search).toBe('?pageSize=200&dateTo=2026-02-28&page=2');
  });

  test.each([
    '',
    'x',
    'page=0',
    'page=2&page=3',
    'page=2&limit=5',
    'pageSize=all',
    'dateFrom=2026-02-30',
    'entryReferenceFrom=',
    'entryReferenceFrom=a%00b',
    `entryReferenceFrom=${'a'.repeat(513)}`,
    'https://elsewhere.example/v5/accounts/a-1/transactions?page=2',
    '//elsewhere.example',
    '../../v3/consents',
  ])('G2: G10: the cursor %j is refused before the bank is asked', (cursor) => {
    expect(refusalOfCursor(cursor)).toEqual({ code: 'invalid_parameter', parameter: 'cursor' });
  });

  test('G10: of two cursors none is followed, and no list of accounts has one', () => {
    expect(() => buildCurrent('cursor=page%3D2&cursor=page%3D2')).toThrow(Problem);
    expect(() => buildCurrent('cursor=page%3D2', 'accounts')).toThrow(Problem);
  });

  test('G2: whatever stands in a cursor, the address keeps its origin and path', () => {
    let built = 0;
    const pieces = [
      'page=2',
      'entryReferenceFrom=',
      '&',
      '?',
      '#',
      '//',
      '..',
      '%',
      '%26',
      '@',
      ';',
      '+',
      'x',
      '\0',
    ];
    const tricky = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((some) => some.join(''));
    const reference = fc
      .string({ unit: 'grapheme' })
      .map((entryReferenceFrom) => String(new URLSearchParams({ entryReferenceFrom })));
    fc.assert(
      fc.property(
        fc.oneof(tricky, fc.webQueryParameters(), fc.string({ unit: 'binary' }), reference),
        (cursor) => {
          try {
            const url = followed(cursor);
            built += 1;
            expect(url.href.startsWith(`${current.baseUrl}/v5/accounts/a-1/transactions?`)).toBe(true);
            expect(url.hash + url.username + url.password).toBe('');
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
          }
        },
      ),
      { numRuns: 2_000 },
    );
    expect(built).toBeGreaterThan(200);
  });
});
