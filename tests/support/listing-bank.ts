import type { TestAppOptions } from './test-app.ts';

/** An account as this bank sends it; `balances` are in its detail alone where `isBare`. */
export interface ListedAccount {
  accountId: string;
  balance: number;
  isBare?: boolean;
  [field: string]: unknown;
}

const json = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });

const balanceOf = (amount: number) => ({
  balanceType: 'interimAvailable',
  balanceAmount: { amount, currency: 'EUR' },
});

/**
 * A bank that lists these accounts, whatever was consented to, and knows exactly them: each has one transaction, which
 * names its id unless `transaction` says otherwise, and nothing on later pages. `list` is called with how many access
 * tokens have asked so far, so that connections may differ.
 */
export function listingBank(
  list: (connection: number) => readonly ListedAccount[],
  transaction: object = {},
): Required<Pick<TestAppOptions, 'intercept'>> {
  const tokens: string[] = [];
  const connectionOf = (request: Request) => {
    const token = request.headers.get('Authorization') ?? '';
    if (!tokens.includes(token)) tokens.push(token);
    return tokens.indexOf(token);
  };
  return {
    async intercept(request, sandbox) {
      const [, tail] = new URL(request.url).pathname.split('/v1/accounts');
      if (tail === undefined) return sandbox(request);
      const permission = await sandbox(askForList(request));
      if (permission.status === 401) return permission;
      const accounts = list(connectionOf(request));
      if (tail === '')
        return json({ accounts: accounts.map(({ isBare, ...account }) => send(account, !isBare)) });
      const [, segment = '', resource] = tail.split('/');
      const account = accounts.find(({ accountId }) => accountId === decodeURIComponent(segment));
      if (!account) return new Response('{"errorCode":"NO_ACCOUNT"}', { status: 404 });
      if (resource === undefined) return json(send(account, true));
      const own = {
        transactionId: 't',
        transactionAmount: { amount: -1, currency: 'EUR' },
        creditorName: `Row of ${account.accountId}`,
      };
      return json({ transactions: isFirstPage(request) ? [{ ...own, ...transaction }] : [] });
    },
  };
}

/** Whether a token is still accepted is for the sandbox to say. */
const askForList = ({ url, headers }: Request): Request =>
  new Request(url.replace(/\/v1\/accounts.*/, '/v1/accounts'), { headers });

const isFirstPage = ({ url }: Request): boolean => (new URL(url).searchParams.get('page') ?? '1') === '1';

const send = ({ balance, ...account }: ListedAccount, withBalances: boolean) => ({
  ...account,
  ...(withBalances && { balances: [balanceOf(balance)] }),
});
