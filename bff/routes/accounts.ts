// The relay's routes: what the bank answers, byte for byte.
import { type Context, Hono } from 'hono';
import type { BankResource } from '../../shared/banks/bank-requests.ts';
import { endpoints } from '../../shared/endpoints.ts';
import type { Relay } from '../authorization/relay.ts';
import type { BankAnswer } from '../bank/bank-reader.ts';
import type { Person } from '../bank/person.ts';
import type { Config } from '../config/config.ts';
import { formatIpAddress } from '../config/ip-address.ts';
import { describeCause, type Log } from '../log.ts';
import { answerComplete } from '../middleware/answer-headers.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { type CountCall, readClientAddress } from '../middleware/limits.ts';
import { requireSession } from '../middleware/open-session.ts';
import type { Sessions } from '../session/sessions.ts';
import { watchForBreak } from './relayed-stream.ts';

export interface AccountDependencies {
  config: Pick<Config, 'trustedProxies'>;
  sessions: Sessions;
  relay: Relay;
  countRead: CountCall;
  now: () => number;
  log: Log;
}

const connectionId = ':connectionId';
const accountId = ':accountId';
/** The builders encode the colon that marks a parameter for the router. */
const paths: Readonly<Record<BankResource, string>> = {
  accounts: decodeURIComponent(endpoints.accounts(connectionId)),
  account: decodeURIComponent(endpoints.account(connectionId, accountId)),
  balances: decodeURIComponent(endpoints.balances(connectionId, accountId)),
  transactions: decodeURIComponent(endpoints.transactions(connectionId, accountId)),
};

/** For the log alone, as nginx has it. */
const clientClosedRequest = 499;

export function accountRoutes(dependencies: AccountDependencies): Hono<AppEnv> {
  const { config, sessions, relay, countRead, now, log } = dependencies;
  const read = (resource: BankResource) => async (c: Context<AppEnv>) => {
    const found = await requireSession(c, sessions);
    countRead(c, found.key);
    // Where it ended in between, looking again says how.
    const open = (await sessions.touch(found)) ?? (await requireSession(c, sessions));
    c.set('bankAskedAt', now());
    const { signal } = c.req.raw;
    const client = { signal, acceptEncoding: c.req.header('Accept-Encoding') ?? '' };
    const holder = { open, requestId: c.get('requestId') };
    const answer = await relay(holder, {
      resource,
      connectionId: c.req.param('connectionId') ?? '',
      accountId: isWellEncoded(c.req.url) ? (c.req.param('accountId') ?? '') : '',
      query: readQuery(c.req.url),
      client,
      person: findPerson(c),
    }).catch(unlessGone(signal));
    return answer === null ? new Response(null, { status: clientClosedRequest }) : pass(c, answer);
  };

  const findPerson = (c: Context<AppEnv>): Person => ({
    address() {
      const address = readClientAddress(c, config.trustedProxies);
      return address === null ? null : formatIpAddress(address);
    },
    header: (name) => c.req.header(name) ?? null,
  });

  function pass(c: Context<AppEnv>, answer: BankAnswer): Response {
    const { contentType, contentLength, contentEncoding, body } = answer;
    const headers = {
      'Content-Type': contentType,
      Vary: 'Accept-Encoding',
      ...(contentEncoding !== null && { 'Content-Encoding': contentEncoding }),
      ...(contentLength !== null && { 'Content-Length': contentLength }),
    };
    if (!(body instanceof ReadableStream)) return answerComplete(c, body, headers);
    if (c.req.method === 'HEAD') return dropBody(c, body, headers);
    const noteBreak = (error: unknown) => {
      if (c.req.raw.signal.aborted) return;
      log('error', 'answer_broken_off', { requestId: c.get('requestId'), ...describeCause(error) });
    };
    return answerComplete(c, watchForBreak(body, c.env?.outgoing, noteBreak), headers);
  }

  return new Hono<AppEnv>()
    .get(paths.accounts, read('accounts'))
    .get(paths.account, read('account'))
    .get(paths.balances, read('balances'))
    .get(paths.transactions, read('transactions'));
}

/** Nobody reads it: its connection to the bank would stay taken to the end of the time limit. */
function dropBody(c: Context<AppEnv>, body: ReadableStream, headers: Record<string, string>): Response {
  body.cancel();
  return answerComplete(c, null, headers);
}

/** Nobody hears of a failure who has left before. */
const unlessGone = (client: AbortSignal) => (error: unknown) => {
  if (client.aborted) return null;
  throw error;
};

/** Hono decodes a parameter once, and leaves in silence what is no UTF-8: that is not what anybody has encoded. */
function isWellEncoded(url: string): boolean {
  try {
    decodeURI(url.split('?', 1).join());
    return true;
  } catch {
    return false;
  }
}

function readQuery(url: string): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}
