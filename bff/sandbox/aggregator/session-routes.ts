import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Bank } from '../bank.ts';
import { observe } from '../levers/observe.ts';
import { aggregatorPath } from '../settings.ts';
import { buildAccountResource, hashIdentification } from './account-bodies.ts';
import { AggregatorError } from './aggregator-error.ts';
import { type Aspsp, findAspsp } from './aspsps.ts';
import { type AggregatorSession, nameStatus } from './sessions.ts';

const json = v.pipe(v.string(), v.parseJson());
const authSchema = v.pipe(
  json,
  v.object({
    access: v.object({ valid_until: v.pipe(v.string(), v.isoTimestamp()) }),
    aspsp: v.object({ name: v.string(), country: v.string() }),
    state: v.string(),
    redirect_url: v.string(),
    psu_type: v.optional(v.picklist(['personal', 'business']), 'personal'),
  }),
);
const codeSchema = v.pipe(json, v.object({ code: v.string() }));

interface Asked {
  aspsp: Aspsp;
  validUntil: number;
}

/** How a consent is asked for, becomes a session, is looked at and ended. */
export function createSessionRoutes(bank: Bank): Hono {
  const { aggregatorSessions, clock, codes, interactions, settings } = bank;
  const asked = new Map<string, Asked>();
  const routes = new Hono();

  routes.post('/auth', observe(bank, 'consents'), async (c) => {
    const { access, aspsp, state, redirect_url } = await readBody(c, authSchema);
    const found = findAspsp(aspsp);
    if (!found) throw new AggregatorError(422, 'WRONG_ASPSP_PROVIDED', 'Wrong ASPSP name provided');
    if (!settings.redirectUris.includes(redirect_url))
      throw new AggregatorError(422, 'REDIRECT_URI_NOT_ALLOWED', 'Redirect URI not allowed');
    const validUntil = Date.parse(access.valid_until);
    if (validUntil > clock.now() + found.maximum_consent_validity * 1000)
      throw new AggregatorError(422, 'WRONG_REQUEST_PARAMETERS', 'valid_until is too far');
    const authorizationId = crypto.randomUUID();
    asked.set(authorizationId, { aspsp: { name: found.name, country: found.country }, validUntil });
    const request = {
      clientId: settings.application?.applicationId ?? '',
      consentId: null,
      redirectUri: redirect_url,
      state,
      codeChallenge: authorizationId,
    };
    const interaction = interactions.open({ request, person: null });
    return c.json({
      url: `${settings.origin}${aggregatorPath}/start?interaction=${interaction}`,
      authorization_id: authorizationId,
      psu_id_hash: await hashIdentification(authorizationId),
    });
  });

  routes.post('/sessions', observe(bank, 'consents'), async (c) => {
    const { code } = await readBody(c, codeSchema);
    const binding = codes.bindingOf(code);
    const terms = binding && asked.get(binding.codeChallenge);
    if (!terms)
      throw new AggregatorError(422, 'WRONG_AUTHORIZATION_CODE', 'Wrong authorization code provided');
    const consent = codes.redeem(code, binding);
    if (!consent)
      throw new AggregatorError(422, 'EXPIRED_AUTHORIZATION_CODE', 'Authorization code is expired');
    const validUntil = Math.min(terms.validUntil, consent.expiresAt);
    const session = aggregatorSessions.open({ consent, aspsp: terms.aspsp, validUntil });
    const accounts = [...consent.accounts].map((account) => buildAccountResource(account, bank.quirks));
    return c.json({
      session_id: session.sessionId,
      accounts: await Promise.all(accounts),
      aspsp: session.aspsp,
      psu_type: 'personal',
      access: describeAccess(session),
    });
  });

  routes.get('/sessions/:sessionId', observe(bank, 'accounts'), async (c) => {
    const session = requireSession(bank, c);
    const data = [...session.consent.accounts].map(async (account) => {
      const { uid, identification_hash, identification_hashes } = await buildAccountResource(
        account,
        bank.quirks,
      );
      return { uid, identification_hash, identification_hashes };
    });
    return c.json({
      status: nameStatus(session, clock.now()),
      accounts: [...session.consent.accounts.keys()],
      accounts_data: await Promise.all(data),
      aspsp: session.aspsp,
      psu_type: 'personal',
      psu_id_hash: await hashIdentification(session.consent.username),
      access: describeAccess(session),
      created: formatTime(session.createdAt),
      authorized: formatTime(session.createdAt),
      ...(session.closedAt !== null && { closed: formatTime(session.closedAt) }),
    });
  });

  routes.delete('/sessions/:sessionId', observe(bank, 'consents'), (c) => {
    const session = requireSession(bank, c);
    if (session.closedAt !== null) throw new AggregatorError(422, 'CLOSED_SESSION', 'Session is closed');
    session.closedAt = clock.now();
    session.consent.status = 'revoked';
    return c.json({ message: 'OK' });
  });
  return routes;
}

async function readBody<Schema extends v.GenericSchema>(c: Context, schema: Schema) {
  const body = v.safeParse(schema, await c.req.text());
  if (body.success) return body.output;
  throw new AggregatorError(422, 'WRONG_REQUEST_PARAMETERS', 'Wrong request parameters provided');
}

function requireSession({ aggregatorSessions }: Bank, c: Context): AggregatorSession {
  const session = aggregatorSessions.find(c.req.param('sessionId') ?? '');
  if (session) return session;
  throw new AggregatorError(404, 'SESSION_DOES_NOT_EXIST', 'No session found matching provided id');
}

const formatTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');

const describeAccess = ({ validUntil }: AggregatorSession) => ({
  balances: true,
  transactions: true,
  valid_until: formatTime(validUntil),
});
