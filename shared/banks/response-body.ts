import * as v from 'valibot';
import { type ExactJson, parseExactJson } from '../exact-json.ts';
import { UnreadableResponse } from './bank-responses.ts';

/** Throws `UnreadableResponse` if the body is not JSON. */
export function parseBody(body: string): ExactJson {
  try {
    return parseExactJson(body);
  } catch (error) {
    throw new UnreadableResponse('json', { cause: error });
  }
}

/** Throws `UnreadableResponse` if the body does not have the shape of the schema. */
export function readShape<Schema extends v.GenericSchema>(
  schema: Schema,
  body: ExactJson,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new UnreadableResponse('shape');
  return parsed.output;
}

/** Some banks say "no transactions" without a body, or with `null`. */
export const isEmptyBody = (body: string): boolean => /^\s*(?:null\s*)?$/.test(body);
