import { type Context, Hono } from 'hono';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { buildAccountResource, buildBalances } from './account-bodies.ts';
import { AggregatorError } from './aggregator-error.ts';
import { findAspsp } from './aspsps.ts';
import { type AggregatorSession, nameStatus } from './sessions.ts';
import { buildTransactionsPage } from './transactions-page.ts';

interface Shown {
  uid: string;
  session: AggregatorSession;
  account: SandboxAccount;
}

/** What a session reads, account by account. */
export function createAggregatorDataRoutes(bank: Bank): Hono {
  const { clock, quirks } = bank;
  const routes = new Hono();
  routes.get('/accounts/:uid/details', observe(bank, 'account'), async (c) => {
    const { uid, account } = requireAccount(bank, c);
    return c.json(await buildAccountResource([uid, account], quirks));
  });
  routes.get('/accounts/:uid/balances', observe(bank, 'account'), (c) =>
    c.json({ balances: buildBalances(requireAccount(bank, c).account, clock.now()) }),
  );
  routes.get('/accounts/:uid/transactions', observe(bank, 'transactions'), (c) => {
    const { session, account } = requireAccount(bank, c);
    const query = new URL(c.req.url).searchParams;
    return c.json(
      buildTransactionsPage({ account, places: session.places, now: clock.now() }, query, quirks),
    );
  });
  return routes;
}

const refusals = {
  CLOSED: 'CLOSED_SESSION',
  REVOKED: 'REVOKED_SESSION',
  EXPIRED: 'EXPIRED_SESSION',
} as const;

function requireAccount({ aggregatorSessions, clock, quirks }: Bank, c: Context): Shown {
  const uid = c.req.param('uid') ?? '';
  const session = aggregatorSessions.ofAccount(uid);
  const account = session?.consent.accounts.get(uid);
  if (!session || !account)
    throw new AggregatorError(404, 'ACCOUNT_DOES_NOT_EXIST', 'No account found matching provided id');
  const status = nameStatus(session, clock.now());
  if (status !== 'AUTHORIZED')
    throw new AggregatorError(401, refusals[status], `Session is ${status.toLowerCase()}`);
  requirePsuHeaders(session, c);
  if (account.trouble === 'fails')
    throw new AggregatorError(400, 'ASPSP_ERROR', 'Error interacting with ASPSP');
  if (quirks.has('daily-limit'))
    throw new AggregatorError(429, 'ASPSP_RATE_LIMIT_EXCEEDED', '4 requests per day');
  const last = [...session.consent.accounts.keys()].at(-1);
  if (quirks.has('one-account-refused') && uid === last)
    throw new AggregatorError(403, 'ASPSP_ACCOUNT_NOT_ACCESSIBLE', 'The account is not accessible');
  return { uid, session, account };
}

/** All that the bank requires, or none. */
function requirePsuHeaders({ aspsp }: AggregatorSession, c: Context): void {
  const required = findAspsp(aspsp)?.required_psu_headers ?? [];
  const missing = required.filter((name) => !c.req.header(name));
  if (missing.length > 0 && missing.length < required.length)
    throw new AggregatorError(422, 'PSU_HEADER_NOT_PROVIDED', 'Required PSU header is not provided');
}
