import type { MiddlewareHandler } from 'hono';
import { decodeBase64Url } from 'hono/utils/encode';
import * as v from 'valibot';
import type { Bank } from '../bank.ts';
import type { SandboxApplication } from '../settings.ts';
import { AggregatorError } from './aggregator-error.ts';

const longestLifetimeSeconds = 24 * 60 * 60;
const json = v.pipe(v.string(), v.parseJson());
const headerSchema = v.pipe(
  json,
  v.object({ typ: v.literal('JWT'), alg: v.literal('RS256'), kid: v.string() }),
);
const claimsSchema = v.pipe(
  json,
  v.object({
    iss: v.literal('enablebanking.com'),
    aud: v.literal('api.enablebanking.com'),
    iat: v.pipe(v.number(), v.integer()),
    exp: v.pipe(v.number(), v.integer()),
  }),
);

/** Every call carries a token that the application has signed itself. */
export function requireApplication({ settings, clock }: Bank): MiddlewareHandler {
  return async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '')?.[1];
    if (token === undefined)
      throw new AggregatorError(401, 'AUTHORIZATION_NOT_PROVIDED', 'Authorization header is not provided');
    if (!(await isGenuine(token, settings.application, clock.now())))
      throw new AggregatorError(401, 'UNAUTHORIZED_ACCESS', 'Unauthorized access');
    await next();
  };
}

async function isGenuine(token: string, application: SandboxApplication | null, now: number) {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const said = v.safeParse(headerSchema, decode(header));
  const granted = v.safeParse(claimsSchema, decode(claims));
  if (!said.success || !granted.success || said.output.kid !== application?.applicationId) return false;
  const { iat, exp } = granted.output;
  const seconds = now / 1000;
  if (exp - iat > longestLifetimeSeconds || seconds >= exp || seconds < Math.floor(iat) - 60) return false;
  return crypto.subtle.verify(
    application.publicKey.algorithm.name,
    application.publicKey,
    decodeBase64Url(signature),
    new TextEncoder().encode(`${header}.${claims}`),
  );
}

/** What is no Base64 is no JSON either. */
function decode(part: string): string {
  try {
    return new TextDecoder().decode(decodeBase64Url(part));
  } catch {
    return '';
  }
}
