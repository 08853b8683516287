import type * as v from 'valibot';
import { isSupportedAccountId } from '../../shared/account-id.ts';
import { endpoints, firstPartyHeader } from '../../shared/endpoints.ts';
import {
  type BanksAnswer,
  banksAnswerSchema,
  type CallbackAnswer,
  type CallbackRequest,
  callbackAnswerSchema,
  type DisconnectAnswer,
  disconnectAnswerSchema,
  type InstitutionsAnswer,
  institutionsAnswerSchema,
  type LoginAnswer,
  type LoginRequest,
  loginAnswerSchema,
  type SessionView,
  sessionViewSchema,
} from '../../shared/session-view.ts';
import { parseJson } from '../parse-json.ts';
import { readProblem } from './read-problem.ts';
import { RequestFailure } from './request-failure.ts';

/** Every call that the application makes. Each one resolves with a whole answer or throws a `RequestFailure`. */
export interface KontoClient {
  readSession(): Promise<SessionView>;
  /** "I am still here": moves the idle end. */
  extendSession(): Promise<SessionView>;
  login(request: LoginRequest): Promise<LoginAnswer>;
  callback(request: CallbackRequest): Promise<CallbackAnswer>;
  logout(): Promise<void>;
  disconnect(connectionId: string): Promise<DisconnectAnswer>;
  readBanks(): Promise<BanksAnswer>;
  /** The banks of a country behind one that is the door to many. */
  readInstitutions(bankId: string, country: string): Promise<InstitutionsAnswer>;
  /** The reads of bank data resolve with the bank's own body, as text. */
  readAccounts(connectionId: string, signal?: AbortSignal): Promise<string>;
  readAccount(connectionId: string, accountId: string, signal?: AbortSignal): Promise<string>;
  /** Only where the bank has them apart. */
  readBalances(connectionId: string, accountId: string, signal?: AbortSignal): Promise<string>;
  readTransactions(
    connectionId: string,
    accountId: string,
    query: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<string>;
}

/** The world that the client needs; `now` gives milliseconds since the epoch. */
export interface KontoClientWorld {
  fetch: typeof fetch;
  now: () => number;
}

export function createKontoClient(world: KontoClientWorld): KontoClient {
  const call = (path: string, init?: RequestInit) => requestText(world, path, init);
  const ask = async <Schema extends v.GenericSchema>(schema: Schema, path: string, init?: RequestInit) =>
    parseAnswer(schema, await call(path, init));

  async function readData(connectionId: string, path: string, signal: AbortSignal | null = null) {
    try {
      return await call(path, { signal });
    } catch (error) {
      if (error instanceof RequestFailure)
        throw new RequestFailure(error.code, { ...error.details, connectionId }, error);
      throw error;
    }
  }

  return {
    readSession: () => ask(sessionViewSchema, endpoints.session),
    extendSession: () => ask(sessionViewSchema, endpoints.session, { method: 'POST' }),
    login: (request) => ask(loginAnswerSchema, endpoints.login, postJson(request)),
    callback: (request) => ask(callbackAnswerSchema, endpoints.callback, postJson(request)),
    logout: async () => void (await call(endpoints.logout, { method: 'POST' })),
    disconnect: (connectionId) =>
      ask(disconnectAnswerSchema, endpoints.connection(connectionId), { method: 'DELETE' }),
    readBanks: () => ask(banksAnswerSchema, endpoints.banks),
    readInstitutions: (bankId, country) =>
      ask(institutionsAnswerSchema, `${endpoints.institutions(bankId)}?${new URLSearchParams({ country })}`),
    readAccounts: (connectionId, signal) => readData(connectionId, endpoints.accounts(connectionId), signal),
    readAccount: async (connectionId, accountId, signal) => {
      requireSupported(connectionId, accountId);
      return readData(connectionId, endpoints.account(connectionId, accountId), signal);
    },
    readBalances: async (connectionId, accountId, signal) => {
      requireSupported(connectionId, accountId);
      return readData(connectionId, endpoints.balances(connectionId, accountId), signal);
    },
    readTransactions: async (connectionId, accountId, query, signal) => {
      requireSupported(connectionId, accountId);
      const path = `${endpoints.transactions(connectionId, accountId)}?${new URLSearchParams(query)}`;
      return readData(connectionId, path, signal);
    },
  };
}

/** The BFF says the same, where it is reached: a browser does not send `..`, nor half a surrogate pair. */
function requireSupported(connectionId: string, accountId: string): void {
  if (!isSupportedAccountId(accountId)) throw new RequestFailure('account_id_unsupported', { connectionId });
}

const postJson = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** The whole body, or a failure: one that breaks off half-way is never taken for a short one. */
async function requestText(world: KontoClientWorld, path: string, init: RequestInit = {}): Promise<string> {
  const headers = new Headers(init.headers);
  headers.set(firstPartyHeader.name, firstPartyHeader.value);
  const response = await orFail('offline', init.signal, world.fetch(path, { ...init, headers }));
  const body = await orFail('unreadable_response', init.signal, readText(response));
  if (!response.ok) throw readProblem(response, body, world.now());
  return body;
}

/** Most are UTF-8, whatever they say; a bank that says and means another charset is read by it. (RFC 8259 §8.1) */
async function readText(response: Response): Promise<string> {
  const [, charset = 'utf-8'] =
    /;\s*charset="?([\w-]+)/i.exec(response.headers.get('Content-Type') ?? '') ?? [];
  return /^utf-?8$/i.test(charset)
    ? response.text()
    : new TextDecoder(charset).decode(await response.arrayBuffer());
}

/** A call that was given up is no failure: its AbortError passes as it is. */
async function orFail<T>(
  code: 'offline' | 'unreadable_response',
  signal: AbortSignal | null | undefined,
  pending: Promise<T>,
): Promise<T> {
  try {
    return await pending;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestFailure(code, {}, error);
  }
}

function parseAnswer<Schema extends v.GenericSchema>(schema: Schema, body: string): v.InferOutput<Schema> {
  const answer = parseJson(schema, body);
  if (answer === null) throw new RequestFailure('unreadable_response');
  return answer;
}
