import { type Context, Hono } from 'hono';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { buildLoginPage } from '../pages/login-page.ts';
import { buildUntrustedPage } from '../pages/message-page.ts';
import { chooseMessages } from '../pages/messages.ts';
import { addPageHeaders } from '../pages/page-headers.ts';
import { AuthorizationError, UntrustedRequest } from './authorization-errors.ts';
import { readAuthorizationRequest } from './authorization-request.ts';
import { buildAuthorizationResponse } from './authorization-response.ts';

/** The authorization endpoint: it opens an interaction and shows the login page. (RFC 6749 §3.1) */
export function createAuthorizeRoutes(bank: Bank): Hono {
  const { settings, interactions } = bank;
  const routes = new Hono();
  routes.onError(answerError);
  routes.get('/authorize', addPageHeaders(settings.redirectUris), observe(bank, 'authorize'), (c) => {
    const request = readAuthorizationRequest(new URL(c.req.url).searchParams, bank);
    const interactionId = interactions.open({ request, person: null });
    return c.html(buildLoginPage(chooseMessages(c), { interactionId, failedUsername: null }));
  });
  return routes;
}

function answerError(error: Error, c: Context): Response | Promise<Response> {
  if (error instanceof UntrustedRequest) {
    return c.html(buildUntrustedPage(chooseMessages(c), error.code), error.status);
  }
  if (error instanceof AuthorizationError) return c.redirect(buildAuthorizationResponse(error.response), 302);
  throw error;
}
