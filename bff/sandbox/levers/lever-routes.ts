import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { endpointNames } from './journal.ts';
import type { Levers } from './levers.ts';

const times = v.pipe(v.number(), v.integer(), v.minValue(1));
const milliseconds = v.pipe(v.number(), v.integer());

const choiceSchema = v.strictObject({ username: v.optional(v.string()), consentId: v.optional(v.string()) });
const clockSchema = v.strictObject({ ms: milliseconds });
const rotationSchema = v.strictObject({ on: v.boolean() });
const disturbanceSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    errorCode: v.exactOptional(v.string()),
    body: v.exactOptional(v.string()),
    retryAfter: v.exactOptional(v.string()),
  }),
  v.strictObject({ kind: v.literal('slow'), ms: v.pipe(milliseconds, v.minValue(0)) }),
  v.strictObject({ kind: v.literal('html') }),
  v.strictObject({
    kind: v.literal('cut-off'),
    afterBytes: v.exactOptional(v.pipe(milliseconds, v.minValue(0))),
  }),
  v.strictObject({ kind: v.literal('redirect'), location: v.exactOptional(v.pipe(v.string(), v.url())) }),
  v.strictObject({ kind: v.literal('hang') }),
]);
const orderSchema = v.strictObject({
  endpoint: v.exactOptional(v.picklist([...endpointNames, 'data'])),
  times: v.exactOptional(times),
  disturbance: disturbanceSchema,
});

/** The levers over HTTP: `POST` with a JSON body pulls one, `GET` reads. */
export function createLeverRoutes(levers: Levers): Hono {
  const routes = new Hono();
  routes.use(onlyFromThisMachine);
  routes.get('/journal', (c) => c.json(levers.readJournal()));
  routes.get('/consents', (c) => c.json(levers.listConsents()));
  routes.get('/issued-secrets', (c) => c.json(levers.listIssuedSecrets()));
  routes.post('/revoke-consents', withBody(choiceSchema, levers.revokeConsents));
  routes.post('/withdraw-consents', withBody(choiceSchema, levers.withdrawConsents));
  routes.post('/expire-access-tokens', withoutBody(levers.expireAccessTokens));
  routes.post('/expire-refresh-tokens', withoutBody(levers.expireRefreshTokens));
  routes.post(
    '/shift-clock',
    withBody(clockSchema, ({ ms }) => levers.shiftClock(ms)),
  );
  routes.post(
    '/rotate-refresh-tokens',
    withBody(rotationSchema, ({ on }) => levers.rotateRefreshTokens(on)),
  );
  routes.post('/disturb', withBody(orderSchema, levers.disturb));
  routes.post('/reset', withoutBody(levers.reset));
  return routes;
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A page in a browser can neither set the header across sites nor reach the levers by a name of its own. */
const onlyFromThisMachine: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site') ?? 'none';
  const isOwn = site === 'none' || site === 'same-origin';
  const isLoopback = loopbackNames.has(new URL(c.req.url).hostname);
  if (!isOwn || !isLoopback || c.req.header('X-Sandbox') !== '1') return c.json({ error: 'refused' }, 403);
  return next();
};

const withoutBody = (pull: () => void) => (c: Context) => {
  pull();
  return c.json({ result: null });
};

function withBody<Schema extends v.GenericSchema>(
  schema: Schema,
  pull: (body: v.InferOutput<Schema>) => unknown,
) {
  return async (c: Context) => {
    const text = await c.req.text();
    const body = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text === '' ? '{}' : text);
    if (!body.success) return c.json({ error: v.summarize(body.issues) }, 400);
    return c.json({ result: pull(body.output) ?? null });
  };
}
