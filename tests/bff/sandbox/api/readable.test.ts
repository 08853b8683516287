import { expect, test } from 'vitest';
import { sandboxUsers } from '../../../../bff/sandbox/sandbox-bank.ts';
import { premiumV1Responses } from '../../../../shared/banks/premium-v1/responses.ts';
import { createTestBank, read, signIn } from '../bank-client.ts';

/** All but the one whose accounts have the bad habits of banks. */
const wellBehaved = sandboxUsers.filter(({ username }) => username !== 'oskar');

test.each(wellBehaved)(
  'is read by the bank profile, but for the one malformed row: $username',
  async ({ username }) => {
    const bank = createTestBank();
    const { access_token } = await signIn(bank, { username });
    const readText = async (path: string) => (await read(bank, access_token, path)).text();
    const { accounts, unreadable } = premiumV1Responses.parseAccounts(await readText('/v1/accounts'));
    expect(unreadable).toEqual([]);

    let malformed = 0;
    for (const { accountId, name, balances } of accounts.filter(({ balances }) => balances.length > 0)) {
      const path = `/v1/accounts/${accountId}`;
      expect(premiumV1Responses.parseAccount(await readText(path))).toMatchObject({
        accountId,
        name,
        balances,
      });
      const asked = { page: 1, pageSize: 200 };
      const page = premiumV1Responses.parseTransactionPage(
        await readText(`${path}/transactions?page=1&pageSize=200`),
        asked,
      );
      malformed += page.entries.filter(({ kind }) => kind === 'unreadable').length;
    }
    expect(malformed).toBe(username === 'zuzana' ? 1 : 0);
  },
);
