import type { Context, MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { Problem } from '../problem.ts';
import { type Bytes, decodeUtf8 } from '../session/bytes.ts';
import type { AppEnv } from './app-env.ts';
import type { Check } from './checks.ts';

const maximumLength = 8192;

/** A body must be JSON and small; where a route needs none, none is required. */
export const checkBody: Check = (c) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return;
  const length = c.req.header('Content-Length') ?? '0';
  const hasBody = length !== '0' || c.req.header('Transfer-Encoding') !== undefined;
  const mediaType = c.req.header('Content-Type');
  if (mediaType === undefined ? hasBody : !isJson(mediaType)) throw new Problem('unsupported_media_type');
  if (Number(length) > maximumLength) throw new Problem('body_too_large');
};

/** Where a route reads no body, one that does not say how long it is is read here, to the same end. */
export const boundUnreadBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.header('Transfer-Encoding') !== undefined) await readBounded(c.req.raw.body).catch(nameBreak);
  return next();
};

/** The body as the schema reads it. Throws `unsupported_media_type`, `body_too_large` or `invalid_parameter`. */
export async function readJson<T>(c: Context<AppEnv>, schema: v.GenericSchema<unknown, T>): Promise<T> {
  if (!isJson(c.req.header('Content-Type') ?? '')) throw new Problem('unsupported_media_type');
  const text = decodeUtf8(await readBounded(c.req.raw.body).catch(nameBreak));
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), noArray, schema), text);
  if (parsed.success) return parsed.output;
  throw new Problem('invalid_parameter', { parameter: v.getDotPath(parsed.issues[0]) ?? 'body' });
}

/** Who leaves in the middle of a body has not made the server fail. */
function nameBreak(error: unknown): never {
  throw error instanceof Problem ? error : new Problem('invalid_parameter', { parameter: 'body' }, error);
}

/** A schema of an object would take an array for one without entries. */
const noArray = v.check((body: unknown) => !Array.isArray(body));

const isJson = (mediaType: string): boolean => /^application\/json\s*(?:;|$)/i.test(mediaType);

async function readBounded(body: ReadableStream<Uint8Array> | null): Promise<Bytes> {
  const bytes = new Uint8Array(maximumLength);
  let length = 0;
  for await (const chunk of body ?? []) {
    if (length + chunk.length > maximumLength) throw new Problem('body_too_large');
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}
