import { type Context, Hono } from 'hono';
import type { Bank } from '../bank.ts';
import type { ConsentRequest } from '../grants/consent-requests.ts';
import { observe } from '../levers/observe.ts';
import type { SandboxClient } from '../settings.ts';
import { ApiError } from './api-error.ts';

/** What third parties do with consents, by a token of their own: made and looked at in v3 alone, deleted in v1 as well. */
export function createConsentApiRoutes(bank: Bank): Hono {
  const { consentRequests, clock } = bank;
  const routes = new Hono();
  routes.onError(answerError);

  routes.post('/v3/consents', observe(bank, 'consents'), async (c) => {
    const client = requireClient(bank, c);
    if (!isObject(await c.req.text()))
      throw new ApiError(400, 'ILLEGAL_ARGUMENT', 'The body must be an object');
    const { consentId } = consentRequests.create(client);
    return c.json({ consentId, consentStatus: 'received' }, 201);
  });

  routes.get('/v3/consents/:consentId', observe(bank, 'consents'), (c) => {
    const request = findRequest(bank, c);
    if (!request) return c.body(null, 404);
    return c.json({ consentId: request.consentId, consentStatus: nameStatus(request, clock.now()) });
  });

  for (const version of ['v1', 'v3'])
    routes.delete(`/${version}/consents/:consentId`, observe(bank, 'consents'), (c) => {
      const request = findRequest(bank, c);
      if (!request) return c.body(null, 404);
      consentRequests.delete(request);
      return c.body(null, 204);
    });
  return routes;
}

/** A person's token does not do. */
function requireClient({ consentRequests }: Bank, c: Context): SandboxClient {
  const accessToken = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  const client = accessToken && consentRequests.readToken(accessToken);
  if (!client) throw new ApiError(401, 'TOKEN_INVALID', 'A token for client credentials is required');
  return client;
}

const findRequest = (bank: Bank, c: Context): ConsentRequest | null =>
  bank.consentRequests.find(requireClient(bank, c), c.req.param('consentId') ?? '');

function nameStatus({ decision }: ConsentRequest, now: number): string {
  if (typeof decision === 'string') return decision;
  if (decision.status !== 'valid') return 'revokedByPsu';
  return now < decision.expiresAt ? 'valid' : 'expired';
}

/** It may also be left out. */
function isObject(body: string): boolean {
  if (body === '') return true;
  try {
    return JSON.parse(body)?.constructor === Object;
  } catch {
    return false;
  }
}

function answerError(error: Error, c: Context): Response {
  if (!(error instanceof ApiError)) throw error;
  return c.json({ errorCode: error.errorCode, errorDescription: error.message }, error.status);
}
