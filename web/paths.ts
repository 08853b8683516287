/** Every address of the application, as the router matches it. */
export const routePaths = {
  connect: '/',
  callback: '/callback',
  /** Of one among several banks: for static hosts. The page takes the response, and goes on at the one above. */
  callbackOfBank: '/callback/:bankId',
  accounts: '/accounts',
  account: '/accounts/:accountKey',
  connections: '/connections',
  find: '/find',
  errors: '/help/errors',
} as const;

const connectReasons = [
  'signed_out',
  'signed_out_here',
  'no_session',
  'session_expired',
  'disconnected',
  'consent_deleted',
] as const;

/** Why somebody is shown the Connect screen who did not ask for it. */
export type ConnectReason = (typeof connectReasons)[number];

export const isConnectReason = (value: unknown): value is ConnectReason =>
  connectReasons.some((reason) => reason === value);

export interface ConnectSearch {
  reason?: ConnectReason;
  /** Where to return to, a local path. */
  returnTo?: string;
  /** Adds a connection to the ones that exist. */
  another?: 'yes';
}

/** Builders of links. `accountKey` is the opaque hash of an account's identity. */
export const paths = {
  connect: (search: ConnectSearch = {}) => {
    const query = new URLSearchParams({ ...search }).toString();
    return query === '' ? routePaths.connect : `${routePaths.connect}?${query}`;
  },
  accounts: () => routePaths.accounts,
  account: (accountKey: string) => `${routePaths.accounts}/${encodeURIComponent(accountKey)}`,
  connections: () => routePaths.connections,
  /** `account` is an account's key. */
  find: (search: { q?: string; account?: string } = {}) => {
    const query = new URLSearchParams(search).toString();
    return query === '' ? routePaths.find : `${routePaths.find}?${query}`;
  },
  errors: (code?: string) => (code === undefined ? routePaths.errors : `${routePaths.errors}#${code}`),
} as const;
