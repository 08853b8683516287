/** The BFF's paths, in one place for its routes and for the browser's client. */
export const endpoints = {
  session: '/bff/session',
  login: '/bff/login',
  callback: '/bff/callback',
  logout: '/bff/logout',
  banks: '/bff/banks',
  institutions: (bankId: string) => `/bff/banks/${encodeURIComponent(bankId)}/institutions`,
  health: '/bff/health',
  ready: '/bff/ready',
  connection: (connectionId: string) => `/bff/connections/${encodeURIComponent(connectionId)}`,
  accounts: (connectionId: string) => `${endpoints.connection(connectionId)}/accounts`,
  account: (connectionId: string, accountId: string) =>
    `${endpoints.accounts(connectionId)}/${encodeURIComponent(accountId)}`,
  balances: (connectionId: string, accountId: string) =>
    `${endpoints.account(connectionId, accountId)}/balances`,
  transactions: (connectionId: string, accountId: string) =>
    `${endpoints.account(connectionId, accountId)}/transactions`,
} as const;

/** The header that only the application's own script can set: a cross-site form or image cannot. */
export const firstPartyHeader = { name: 'X-Konto', value: '1' } as const;

export const requestIdHeader = 'X-Request-ID';
