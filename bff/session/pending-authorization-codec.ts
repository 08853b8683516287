import * as v from 'valibot';
import { type Bytes, decodeUtf8, encodeUtf8 } from './bytes.ts';
import type { PendingAuthorization } from './session.ts';

const encodedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictTuple([
    v.string(),
    v.string(),
    v.string(),
    v.string(),
    v.nullable(v.string()),
    v.boolean(),
    v.number(),
  ]),
);

/** A tuple, because the names of the fields would be half of what eight cookies carry. */
export function encodePending(pending: PendingAuthorization): Bytes {
  const { state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt } = pending;
  return encodeUtf8(JSON.stringify([state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt]));
}

/** Null for what another version of this program wrote and this one cannot read. */
export function decodePending(bytes: Bytes): PendingAuthorization | null {
  const { success, output } = v.safeParse(encodedSchema, decodeUtf8(bytes));
  if (!success) return null;
  const [state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt] = output;
  return { state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt };
}
