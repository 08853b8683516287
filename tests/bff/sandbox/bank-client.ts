import { computeCodeChallenge } from '../../../bff/sandbox/oauth/code-challenge.ts';
import {
  createSandboxBank,
  type SandboxBank,
  type SandboxOptions,
  sandboxClient,
} from '../../../bff/sandbox/sandbox-bank.ts';
import { consentAtSandbox } from '../../support/sandbox-sign-in.ts';

export const redirectUri = 'http://localhost:5173/callback';
export const codeVerifier = 'a-code-verifier-of-more-than-forty-three-characters';
export const basicAuthorization = `Basic ${btoa(`${sandboxClient.clientId}:${sandboxClient.clientSecret}`)}`;

/** A moment at which every test that needs one begins: a Thursday in Bratislava. */
export const startOfTests = Date.parse('2026-08-06T10:00:00Z');

export function createTestBank(options: Partial<SandboxOptions> = {}): SandboxBank {
  return createSandboxBank({
    origin: 'http://127.0.0.1:5174',
    redirectUris: [redirectUri],
    now: () => startOfTests,
    ...options,
  });
}

/** Changes some parameters of a good authorization request; null leaves one out. */
export type Changes = Readonly<Record<string, string | null>>;

export async function buildAuthorizationUrl(
  { baseUrl }: SandboxBank,
  changes: Changes = {},
): Promise<string> {
  const url = new URL(`${baseUrl}/auth/oauth/v2/authorize`);
  const parameters: Changes = {
    response_type: 'code',
    client_id: sandboxClient.clientId,
    redirect_uri: redirectUri,
    scope: 'PREMIUM_AIS',
    state: 'a state with / and +',
    code_challenge: await computeCodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...changes,
  };
  setAll(url.searchParams, parameters);
  return url.href;
}

type Choice = Parameters<typeof consentAtSandbox>[2];

export async function obtainCode(bank: SandboxBank, choice?: Choice): Promise<string> {
  const url = await buildAuthorizationUrl(bank);
  const response = await consentAtSandbox((request) => bank.app.fetch(request), url, choice);
  return response.searchParams.get('code') ?? '';
}

export interface TokenAnswer {
  status: number;
  headers: Headers;
  body: {
    access_token: string;
    refresh_token?: string;
    expires_in: number;
    token_type: string;
    scope: string;
    error?: string;
  };
}

/** A token request with the given form; null leaves a field out. */
export async function requestTokens(
  { app, baseUrl }: SandboxBank,
  form: Changes,
  headers: Record<string, string> = { Authorization: basicAuthorization },
): Promise<TokenAnswer> {
  const body = new URLSearchParams();
  setAll(body, form);
  const response = await app.request(`${baseUrl}/auth/oauth/v2/token`, { method: 'POST', headers, body });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export const buildCodeForm = (code: string, changes: Changes = {}): Changes => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
  code_verifier: codeVerifier,
  ...changes,
});

export const buildRefreshForm = (refreshToken: string | undefined): Changes => ({
  grant_type: 'refresh_token',
  refresh_token: refreshToken ?? null,
});

export async function signIn(bank: SandboxBank, choice?: Choice): Promise<TokenAnswer['body']> {
  const { body } = await requestTokens(bank, buildCodeForm(await obtainCode(bank, choice)));
  return body;
}

export function read(
  { app, baseUrl }: SandboxBank,
  accessToken: string,
  path: string,
): Response | Promise<Response> {
  return app.request(`${baseUrl}${path}`, {
    headers: { Authorization: `Bearer ${accessToken}`, 'X-Request-ID': crypto.randomUUID() },
  });
}

export interface WireAccount {
  accountId: string;
  accountReference: { iban: string; currency: string };
  displayName?: string;
  bankName: string;
  usage: string;
  balances?: { balanceType: string; balanceAmount: { currency: string; amount: number } }[];
}

export interface WirePage {
  transactions: WireTransaction[];
  page: number;
  pageSize: number;
  totalPages: number;
}

export interface WireTransaction {
  transactionId: string;
  originalTransactionId?: string;
  transactionState: 'BOOKED' | 'PENDING';
  bookingDate?: string;
  transactionAmount: { currency: string; amount: number } | null;
}

export async function readAccounts(bank: SandboxBank, accessToken: string): Promise<WireAccount[]> {
  const response = await read(bank, accessToken, '/v1/accounts');
  const { accounts } = await response.json();
  return accounts;
}

/** Signs in to one account and finds its id. */
export async function openAccount(bank: SandboxBank, username: string, key: string) {
  const { access_token: accessToken } = await signIn(bank, { username, accounts: [key] });
  const [account] = await readAccounts(bank, accessToken);
  if (!account) throw new Error(`${username} has no account ${key}`);
  const accountId = encodeURIComponent(account.accountId);
  return {
    account,
    path: `/v1/accounts/${accountId}`,
    read: (below = '') => read(bank, accessToken, `/v1/accounts/${accountId}${below}`),
    readPage: async (page: number, pageSize: number): Promise<WirePage> => {
      const query = `/transactions?page=${page}&pageSize=${pageSize}`;
      const response = await read(bank, accessToken, `/v1/accounts/${accountId}${query}`);
      return response.json();
    },
  };
}

function setAll(target: URLSearchParams, values: Changes): void {
  for (const [name, value] of Object.entries(values)) if (value !== null) target.append(name, value);
}
