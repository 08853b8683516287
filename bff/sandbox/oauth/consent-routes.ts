import { type Context, Hono } from 'hono';
import type { SandboxPerson } from '../accounts/people/sandbox-person.ts';
import type { Bank } from '../bank.ts';
import { buildConsentPage, type ConsentPage } from '../pages/consent-page.ts';
import { buildEndedPage } from '../pages/message-page.ts';
import { chooseMessages } from '../pages/messages.ts';
import { addPageHeaders } from '../pages/page-headers.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { type AuthorizationResponse, buildAuthorizationResponse } from './authorization-response.ts';
import { type ConsentDecision, offerDurations, readDecision } from './consent-decision.ts';

/** The page on which a person decides, and the authorization response that says how. (RFC 6749 §4.1.2) */
export function createConsentRoutes(bank: Bank): Hono {
  const { settings, interactions } = bank;
  const durations = offerDurations(settings.lifetimes.consentMs);
  const show = (c: Context, page: Omit<ConsentPage, 'durations'>) =>
    c.html(buildConsentPage(chooseMessages(c), { ...page, durations }), page.lacksAccounts ? 422 : 200);

  const routes = new Hono();
  routes.use('/consent', addPageHeaders(settings.redirectUris));

  routes.get('/consent', (c) => {
    const interactionId = c.req.query('interaction') ?? '';
    const person = interactions.find(interactionId)?.person;
    if (!person) return c.html(buildEndedPage(chooseMessages(c)), 400);
    return show(c, { interactionId, person, lacksAccounts: false });
  });

  routes.post('/consent', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const interactionId = form.get('interaction') ?? '';
    const interaction = interactions.find(interactionId);
    if (!interaction?.person) return c.html(buildEndedPage(chooseMessages(c)), 400);
    const { request, person } = interaction;
    const decision = readDecision(form, { person, durations });
    if (decision.kind === 'incomplete') return show(c, { interactionId, person, lacksAccounts: true });
    interactions.close(interactionId);
    const parameters = carryOut(bank, { request, person, decision });
    return c.redirect(buildAuthorizationResponse({ ...request, parameters }), 303);
  });
  return routes;
}

interface Decided {
  request: AuthorizationRequest;
  person: SandboxPerson;
  decision: Exclude<ConsentDecision, { kind: 'incomplete' }>;
}

function carryOut(
  { settings, consents, consentRequests, codes }: Bank,
  { request, person, decision }: Decided,
): AuthorizationResponse['parameters'] {
  const { clientId, consentId } = request;
  const client = settings.clients.find((known) => known.clientId === clientId);
  const asked = client && consentId && consentRequests.find(client, consentId);
  if (decision.kind === 'refused') {
    if (asked) asked.decision = 'rejected';
    return { error: 'access_denied', error_description: 'The customer refused' };
  }
  const consent = consents.give({ clientId, consentId, username: person.username, ...decision });
  if (asked) asked.decision = consent;
  return { code: codes.issue(consent, request) };
}
