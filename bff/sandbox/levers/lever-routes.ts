import { type Context, Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { habitNames } from '../habits/habits.ts';
import { disturbanceOrderSchema } from './disturbances.ts';
import type { Levers } from './levers.ts';
import { quirkNames } from './quirks.ts';

const choiceSchema = v.strictObject({ username: v.optional(v.string()), consentId: v.optional(v.string()) });
const clockSchema = v.strictObject({ ms: v.pipe(v.number(), v.integer()) });
const habitsSchema = v.strictObject({
  habits: v.array(v.picklist(habitNames)),
  account: v.exactOptional(v.string()),
});
const quirksSchema = v.strictObject({ on: v.array(v.picklist(quirkNames)) });
const rotationSchema = v.strictObject({ on: v.boolean() });

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
  routes.post('/expire-client-tokens', withoutBody(levers.expireClientTokens));
  routes.post(
    '/shift-clock',
    withBody(clockSchema, ({ ms }) => levers.shiftClock(ms)),
  );
  routes.post(
    '/rotate-refresh-tokens',
    withBody(rotationSchema, ({ on }) => levers.rotateRefreshTokens(on)),
  );
  routes.post('/take-up-habits', withBody(habitsSchema, levers.takeUpHabits));
  routes.post(
    '/quirks',
    withBody(quirksSchema, ({ on }) => levers.chooseQuirks(on)),
  );
  routes.post('/disturb', withBody(disturbanceOrderSchema, levers.disturb));
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
