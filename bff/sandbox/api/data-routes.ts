import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { Bank } from '../bank.ts';
import type { Consent } from '../grants/consents.ts';
import { observe } from '../levers/observe.ts';
import { type AccountView, buildAccountBody } from './account-body.ts';
import { ApiError } from './api-error.ts';
import { requireConsent } from './bearer.ts';
import { formatBody, type WireBody } from './json-body.ts';
import { buildTransactionPage } from './transaction-page.ts';

/** The data API, first generation. */
export function createDataRoutes(bank: Bank): Hono {
  const routes = new Hono();
  routes.onError(answerError);
  routes.use(compress());
  routes.use(addGatewayHeaders);

  routes.get('/accounts', observe(bank, 'accounts'), requireRequestId, (c) => {
    const consent = requireConsent(bank, c);
    const views = listViews(bank, consent);
    return answer(c, { accounts: views.map((view) => view.habit.listed(buildAccountBody(view))) });
  });

  routes.get('/accounts/:accountId', observe(bank, 'account'), requireRequestId, (c) => {
    const view = requireAccount(bank, c);
    return view.habit.answer(answer(c, buildAccountBody(view)));
  });

  routes.get('/accounts/:accountId/transactions', observe(bank, 'transactions'), requireRequestId, (c) => {
    const view = requireAccount(bank, c);
    return view.habit.answer(answer(c, buildTransactionPage(view, new URL(c.req.url).searchParams)));
  });

  routes.all('/accounts', (c) => c.body(null, 405));
  routes.all('/accounts/:accountId', (c) => c.body(null, 405));
  routes.all('/accounts/:accountId/transactions', (c) => c.body(null, 405));
  return routes;
}

/** What a gateway adds, none of which may reach a browser. */
const addGatewayHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Server', 'DunaGateway/4.2');
  c.header('Set-Cookie', 'GW_NODE=b2; Path=/; HttpOnly');
  c.header('Cache-Control', 'private, no-cache');
};

const requestIdPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Required on every call, and echoed. */
const requireRequestId: MiddlewareHandler = async (c, next) => {
  const requestId = c.req.header('X-Request-ID') ?? '';
  if (!requestIdPattern.test(requestId)) {
    throw new ApiError(400, 'INVALID_PARAMETER', 'X-Request-ID must be a UUID');
  }
  c.header('X-Request-ID', requestId);
  await next();
};

function requireAccount(bank: Bank, c: Context): AccountView {
  const consent = requireConsent(bank, c);
  const accountId = c.req.param('accountId') ?? '';
  const view = listViews(bank, consent).find((listed) => listed.accountId === accountId);
  if (!view) throw new ApiError(403, 'NO_ACCOUNT', 'Not an account of this consent');
  if (view.account.trouble === 'fails') throw new ApiError(500, 'INTERNAL_ERROR', 'Internal error');
  return view;
}

function listViews({ habits, settings, clock }: Bank, consent: Consent): AccountView[] {
  return [...consent.accounts].map(([givenId, account]) => {
    const habit = habits.of(account);
    const accountId = habit.accountId(givenId);
    return { accountId, account, habit, consent, baseUrl: settings.baseUrl, now: clock.now() };
  });
}

/** An answer without a body is a 204. */
const answer = (c: Context, body: WireBody | null): Response =>
  body === null
    ? c.body(null, 204)
    : c.body(formatBody(body), 200, { 'Content-Type': 'application/json;charset=UTF-8' });

function answerError(error: Error, c: Context): Response {
  if (!(error instanceof ApiError)) throw error;
  return c.json({ errorCode: error.errorCode, errorDescription: error.message }, error.status);
}
