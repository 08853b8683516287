import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { type AccountView, buildAccountBody } from './account-body.ts';
import { ApiError } from './api-error.ts';
import { requireConsent } from './bearer.ts';
import { formatBody } from './json-body.ts';
import { buildTransactionPage } from './transaction-page.ts';

/** The data API, first generation. */
export function createDataRoutes(bank: Bank): Hono {
  const routes = new Hono();
  routes.onError(answerError);
  routes.use(compress());
  routes.use(addGatewayHeaders);

  routes.get('/accounts', observe(bank, 'accounts'), requireRequestId, (c) => {
    const consent = requireConsent(bank, c);
    const views = [...consent.accounts].map(([accountId, account]): AccountView => {
      return { accountId, account, consent, baseUrl: bank.settings.baseUrl, now: bank.clock.now() };
    });
    return answer(c, { accounts: views.map(buildAccountBody) });
  });

  routes.get('/accounts/:accountId', observe(bank, 'account'), requireRequestId, (c) =>
    answer(c, buildAccountBody(requireAccount(bank, c))),
  );

  routes.get('/accounts/:accountId/transactions', observe(bank, 'transactions'), requireRequestId, (c) =>
    answer(c, buildTransactionPage(requireAccount(bank, c), new URL(c.req.url).searchParams)),
  );

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
  const account = consent.accounts.get(accountId);
  if (!account) throw new ApiError(403, 'NO_ACCOUNT', 'Not an account of this consent');
  if (account.trouble === 'fails') throw new ApiError(500, 'INTERNAL_ERROR', 'Internal error');
  return { accountId, account, consent, baseUrl: bank.settings.baseUrl, now: bank.clock.now() };
}

const answer = (c: Context, body: object): Response =>
  c.body(formatBody(body), 200, { 'Content-Type': 'application/json;charset=UTF-8' });

function answerError(error: Error, c: Context): Response {
  if (!(error instanceof ApiError)) throw error;
  return c.json({ errorCode: error.errorCode, errorDescription: error.message }, error.status);
}
