// What all generations of the data API have in common: the gateway before them, who may come in, and how they answer.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { Bank } from '../bank.ts';
import type { Consent } from '../grants/consents.ts';
import type { AccountView } from './account-body.ts';
import { ApiError } from './api-error.ts';
import { requireConsent } from './bearer.ts';
import { formatBody, type WireBody } from './json-body.ts';

export function dataDoor(): Hono {
  const routes = new Hono();
  routes.onError(answerError);
  routes.use(compress());
  routes.use(addGatewayHeaders);
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
export const requireRequestId: MiddlewareHandler = async (c, next) => {
  const requestId = c.req.header('X-Request-ID') ?? '';
  if (!requestIdPattern.test(requestId)) {
    throw new ApiError(400, 'INVALID_PARAMETER', 'X-Request-ID must be a UUID');
  }
  c.header('X-Request-ID', requestId);
  await next();
};

export function requireAccount(bank: Bank, c: Context): AccountView {
  const consent = requireConsent(bank, c);
  const accountId = c.req.param('accountId') ?? '';
  const view = listViews(bank, consent).find((listed) => listed.accountId === accountId);
  if (!view) throw new ApiError(403, 'NO_ACCOUNT', 'Not an account of this consent');
  if (view.account.trouble === 'fails') throw new ApiError(500, 'INTERNAL_ERROR', 'Internal error');
  return view;
}

export function listViews({ habits, settings, clock }: Bank, consent: Consent): AccountView[] {
  return [...consent.accounts].map(([givenId, account]) => {
    const habit = habits.of(account);
    const accountId = habit.accountId(givenId);
    return { accountId, account, habit, consent, baseUrl: settings.baseUrl, now: clock.now() };
  });
}

/** An answer without a body is a 204. */
export const answer = (c: Context, body: WireBody | null): Response =>
  body === null
    ? c.body(null, 204)
    : c.body(formatBody(body), 200, { 'Content-Type': 'application/json;charset=UTF-8' });

function answerError(error: Error, c: Context): Response {
  if (!(error instanceof ApiError)) throw error;
  return c.json({ errorCode: error.errorCode, errorDescription: error.message }, error.status);
}
