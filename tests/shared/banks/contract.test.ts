// The same scenarios and the same assertions, on Konto's own types, for every generation: through BFF and sandbox bank.
import { expect, onTestFinished, test } from 'vitest';
import type { Disturbance } from '../../../bff/sandbox/levers/disturbances.ts';
import type { Quirk } from '../../../bff/sandbox/levers/quirks.ts';
import { nameAccounts } from '../../../shared/account-key.ts';
import type { BankResponses } from '../../../shared/banks/bank-responses.ts';
import { enableBankingResponses } from '../../../shared/banks/enable-banking/responses.ts';
import { premiumV1Responses } from '../../../shared/banks/premium-v1/responses.ts';
import { premiumV3Responses } from '../../../shared/banks/premium-v3/responses.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import type { PagePosition, TransactionPage } from '../../../shared/transaction-page.ts';
import { aggregator, institution } from '../../support/aggregator.ts';
import { createTestApp } from '../../support/test-app.ts';

const profiles = ['premium-v1', 'premium-v3', 'enable-banking'] as const;
type Profile = (typeof profiles)[number];

const responsesOf: Readonly<Record<Profile, BankResponses>> = {
  'premium-v1': premiumV1Responses,
  'premium-v3': premiumV3Responses,
  'enable-banking': enableBankingResponses,
};
/** How many rows a page has: where the bank chooses, as many as it likes. */
const pageSizes = { 'premium-v1': 100, 'premium-v3': 100, 'enable-banking': 50 };

async function open(profile: Profile, quirks: readonly Quirk[] = []) {
  const isDoor = profile === 'enable-banking';
  const app = createTestApp(isDoor ? aggregator : { bank: { profile } });
  onTestFinished(() => app.close());
  app.levers.chooseQuirks(quirks);
  const browser = app.browser();
  const responses = responsesOf[profile];
  const first: PagePosition =
    profile === 'premium-v1'
      ? { page: 1, pageSize: 100 }
      : { cursor: null, pageSize: isDoor ? null : 100, dateFrom: null };
  let { connectionId } = await browser.connect(isDoor ? { institution } : {});
  const read = async (path: string) => {
    const response = await browser.fetch(path);
    const body = await response.text();
    if (!response.ok) throw new Error(JSON.parse(body).code);
    return body;
  };
  const readAccounts = async () => {
    const { accounts } = responses.parseAccounts(await read(endpoints.accounts(connectionId)));
    if (!isDoor) return accounts;
    return Promise.all(
      accounts.map(async (account) => ({
        ...(await readDetail(account.accountId)),
        consentExpiresAt: account.consentExpiresAt,
      })),
    );
  };
  const accountId = async (name: string) =>
    (await readAccounts()).find(({ displayName }) => displayName === name)?.accountId ?? '';
  const readDetail = async (id: string) => {
    const account = responses.parseAccount(await read(endpoints.account(connectionId, id)), id);
    if (!responses.parseBalances) return account;
    return { ...account, ...responses.parseBalances(await read(endpoints.balances(connectionId, id))) };
  };
  const readPage = async (id: string, at: PagePosition = first): Promise<TransactionPage> => {
    const query =
      'page' in at
        ? { page: at.page, pageSize: at.pageSize }
        : at.cursor
          ? { cursor: at.cursor }
          : isDoor
            ? {}
            : { pageSize: 100 };
    const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return responses.parseTransactionPage(
      await read(`${endpoints.transactions(connectionId, id)}?${search}`),
      at,
      id,
    );
  };
  const renew = async () => {
    ({ connectionId } = await browser.connect({ connectionId }));
  };
  const disturb = (disturbance: Disturbance, times = 1) => app.levers.disturb({ times, disturbance });
  return { app, readAccounts, readDetail, accountId, readPage, renew, disturb };
}

const keysOf = (page: TransactionPage) => page.entries.map(({ key }) => key);
const transactionsOf = (page: TransactionPage) =>
  page.entries.flatMap((entry) => (entry.kind === 'transaction' ? [entry.transaction] : []));
const everyday = 'Bežný účet';

test.each(profiles)(
  '%s: every account has its identity, balances and the end of its consent',
  async (profile) => {
    const accounts = await (await open(profile)).readAccounts();
    expect(accounts).toHaveLength(7);
    for (const account of accounts) {
      expect(account).toMatchObject({ iban: expect.stringMatching(/^SK/), unreadableBalances: [] });
      expect(account.balances).toHaveLength(2);
      expect(account.consentExpiresAt).toBe('2026-09-12');
    }
  },
);

test.each(profiles)(
  '%s: pages join, and a token that ends between two of them is not noticed',
  async (profile) => {
    const { app, accountId, readPage } = await open(profile);
    const id = await accountId(everyday);
    const first = await readPage(id);
    app.levers.expireAccessTokens();
    const second = await readPage(id, first.next ?? undefined);
    expect(new Set([...keysOf(first), ...keysOf(second)]).size).toBe(2 * pageSizes[profile]);
    const { tokenCallsByGrantType } = app.levers.readJournal();
    expect(tokenCallsByGrantType.refresh_token).toBe(profile === 'enable-banking' ? undefined : 1);
  },
);

test.each(profiles)(
  '%s: an account that is not there, and a bank that fails, have the same names',
  async (profile) => {
    const { accountId, readDetail, readAccounts, disturb } = await open(profile);
    await expect(readDetail('unknown')).rejects.toThrow('account_not_found');
    expect(await readDetail(await accountId(everyday))).toMatchObject({ displayName: everyday });
    disturb({ kind: 'html' });
    await expect(readAccounts()).rejects.toThrow('bank_misbehaved');
  },
);

test.each(profiles)('%s: every page up to the end has rows that no other has', async (profile) => {
  const { accountId, readPage } = await open(profile);
  const id = await accountId('Domácnosť');
  const keys = [];
  let at: PagePosition | null | undefined;
  do {
    const page = await readPage(id, at ?? undefined);
    keys.push(...keysOf(page));
    at = page.next;
  } while (at);
  expect(keys.length).toBeGreaterThan(pageSizes[profile]);
  expect(new Set(keys).size).toBe(keys.length);
});

const readEnableBanking = async (...quirks: Quirk[]) => {
  const door = await open('enable-banking', quirks);
  return { ...door, id: await door.accountId(everyday) };
};

test('enable-banking: a key may come with an empty page, and leads on', async () => {
  const { id, readPage } = await readEnableBanking('empty-pages');
  const first = await readPage(id);
  expect(first).toMatchObject({ entries: [], next: { cursor: expect.any(String) }, stop: null });
  expect(keysOf(await readPage(id, first.next ?? undefined))).toHaveLength(50);
});

test('enable-banking: the sign is the indicator’s, whether the amounts have one or not', async () => {
  const [signed, unsigned] = await Promise.all(
    [[], ['unsigned-amounts'] as const].map(async (quirks) => {
      const { id, readPage } = await readEnableBanking(...quirks);
      return transactionsOf(await readPage(id)).map(({ money }) => money.amount);
    }),
  );
  expect(unsigned).toEqual(signed);
  expect(signed?.some((amount) => amount.startsWith('-'))).toBe(true);
});

test('enable-banking: what is held is pending; scheduled, cancelled and rejected rows are neither', async () => {
  const { id, readPage } = await readEnableBanking('odd-statuses');
  const rows = transactionsOf(await readPage(id)).slice(0, 5);
  expect(rows.map(({ bookingStatus }) => bookingStatus)).toEqual(['pending', null, null, null, null]);
  expect(rows.map(({ bankStatus }) => bankStatus)).toEqual([null, 'SCHD', 'CNCL', 'RJCT', 'OTHR']);
});

test.each([[], ['accounts-without-iban']] as const)(
  'enable-banking: after a renewal every account has another uid and the same name in addresses (%s)',
  async (...quirks) => {
    const { readAccounts, readDetail, renew } = await open('enable-banking', quirks);
    const before = await nameAccounts(await readAccounts());
    await renew();
    const after = await nameAccounts(await readAccounts());
    expect(after.map(({ accountKey }) => accountKey)).toEqual(before.map(({ accountKey }) => accountKey));
    expect(after.map(({ accountId }) => accountId)).not.toEqual(before.map(({ accountId }) => accountId));
    await expect(readDetail(before[0]?.accountId ?? '')).rejects.toThrow('account_not_found');
    expect(await readAccounts()).toHaveLength(7);
  },
);

test('enable-banking: one account that fails leaves the others, and the connection', async () => {
  const { app, readDetail, readAccounts } = await open('enable-banking');
  const ids = (await readAccounts()).map(({ accountId }) => accountId);
  app.levers.chooseQuirks(['one-account-refused']);
  const details = await Promise.allSettled(ids.map(readDetail));
  expect(details.map(({ status }) => status)).toEqual([...Array(6).fill('fulfilled'), 'rejected']);
});

test('enable-banking: what the bank allows in a day is told apart from what Konto allows', async () => {
  const { app, id, readPage } = await readEnableBanking();
  app.levers.chooseQuirks(['daily-limit']);
  await expect(readPage(id)).rejects.toThrow('rate_limited');
});

test('premium-v3 quirk 1: another bank’s account goes on by page, through a damaged link', async () => {
  const { accountId, readPage } = await open('premium-v3', ['damaged-links']);
  const id = await accountId('Domácnosť');
  const first = await readPage(id);
  expect(first).toMatchObject({ stop: null, next: { cursor: expect.stringContaining('page=2') } });
  expect(keysOf(await readPage(id, first.next ?? undefined))).not.toEqual(keysOf(first));
});

test('premium-v3 quirk 2: an own account goes on by a reference that wants escaping', async () => {
  const { accountId, readPage } = await open('premium-v3');
  const { next } = await readPage(await accountId(everyday));
  expect(next).toMatchObject({
    cursor: expect.stringMatching(/^entryReferenceFrom=R%2F\d+%2B%3D&pageSize=100$/),
  });
});

test('premium-v3 quirk 4 and 6: fees without a counterparty and pending rows without dates are rows', async () => {
  const { accountId, readPage } = await open('premium-v3');
  const page = await readPage(await accountId(everyday));
  const rows = transactionsOf(page);
  expect(rows).toHaveLength(page.entries.length);
  expect(
    rows.some(({ creditor, debtor, additionalInformation }) => !creditor && !debtor && additionalInformation),
  ).toBe(true);
  expect(
    rows.some(({ bookingStatus, bookingDate }) => bookingStatus === 'pending' && bookingDate === null),
  ).toBe(true);
});

test('premium-v3 quirk 7: a state in another spelling or none leaves the row as it is', async () => {
  const { accountId, readPage } = await open('premium-v3', ['odd-states']);
  const rows = transactionsOf(await readPage(await accountId(everyday)));
  expect(
    rows.filter(({ bookingDate }) => bookingDate).every(({ bookingStatus }) => bookingStatus === 'booked'),
  ).toBe(true);
});

test('premium-v3 quirk 9 and 10: balances that the list leaves out are in the detail, in any order and spelling', async () => {
  const { readAccounts, readDetail } = await open('premium-v3', ['no-balances-in-list', 'odd-balances']);
  const [account] = await readAccounts();
  expect(account?.balances).toEqual([]);
  const { balances } = await readDetail(account?.accountId ?? '');
  expect(balances.map(({ balanceType }) => balanceType)).toEqual([
    'openingBooked',
    'interimAvailable',
    'interimBooked',
  ]);
});

test('premium-v3 quirk 11: after a renewal the old id is no account, and the IBANs are the same', async () => {
  const { readAccounts, readDetail, renew } = await open('premium-v3');
  const before = await readAccounts();
  await renew();
  const after = await readAccounts();
  expect(after.map(({ iban }) => iban)).toEqual(before.map(({ iban }) => iban));
  await expect(readDetail(before[0]?.accountId ?? '')).rejects.toThrow('account_not_found');
});

test('premium-v3 quirk 13: one account that is refused leaves the others', async () => {
  const { readAccounts, readDetail } = await open('premium-v3', ['one-account-refused']);
  const ids = (await readAccounts()).map(({ accountId }) => accountId);
  const details = await Promise.allSettled(ids.map(readDetail));
  expect(details.map(({ status }) => status)).toEqual([...Array(6).fill('fulfilled'), 'rejected']);
});

test('premium-v3 quirk 14: an odd optional field costs the field and not the row', async () => {
  const { accountId, readPage } = await open('premium-v3', ['odd-fields']);
  const page = await readPage(await accountId(everyday));
  expect(transactionsOf(page)).toHaveLength(page.entries.length);
  expect(transactionsOf(page)[0]).toMatchObject({ remittanceInformation: 'a\nb', originalAmount: null });
});

test('premium-v3 quirk 15: a 404 without a body is a path that the bank does not have', async () => {
  const { readAccounts } = await open('premium-v1', ['v1-switched-off']);
  await expect(readAccounts()).rejects.toThrow('bank_path_unknown');
});

test('premium-v3 quirk 16 and 20: a page of HTML with 503, and 429 without Retry-After', async () => {
  const { readAccounts, disturb } = await open('premium-v3');
  disturb({ kind: 'html', status: 503 });
  await expect(readAccounts()).rejects.toThrow('bank_unavailable');
  disturb({ kind: 'status', status: 429 });
  await expect(readAccounts()).rejects.toThrow('rate_limited');
});

test('premium-v3 quirk 18: a 401 in the midst of paging costs one refresh, and goes on at the same place', async () => {
  const { app, accountId, readPage, disturb } = await open('premium-v3');
  const first = await readPage(await accountId(everyday));
  disturb({ kind: 'status', status: 401 });
  const second = await readPage(await accountId(everyday), first.next ?? undefined);
  expect(new Set([...keysOf(first), ...keysOf(second)]).size).toBe(200);
  expect(app.levers.readJournal().tokenCallsByGrantType.refresh_token).toBe(1);
});

test('premium-v3 quirk 19: a bank that fails twice is asked a third time, unseen by anybody', async () => {
  const { app, readAccounts, disturb } = await open('premium-v3');
  disturb({ kind: 'status', status: 500 }, 2);
  expect(await readAccounts()).toHaveLength(7);
  expect(app.bankRequests.filter(({ url }) => url.includes('/v3/accounts'))).toHaveLength(3);
});
