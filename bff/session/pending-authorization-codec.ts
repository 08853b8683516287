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
    v.optional(v.string()),
  ]),
);

/**
 * A tuple, because the names of the fields would be half of what eight cookies carry. The last field is left out where
 * there is nothing to say, and may be missing.
 */
export function encodePending(pending: PendingAuthorization): Bytes {
  const { state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt, consentId } = pending;
  const always = [state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt];
  return encodeUtf8(JSON.stringify(consentId === null ? always : [...always, consentId]));
}

/** Null for what another version of this program wrote and this one cannot read. */
export function decodePending(bytes: Bytes): PendingAuthorization | null {
  const { success, output } = v.safeParse(encodedSchema, decodeUtf8(bytes));
  if (!success) return null;
  const [state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt, consentId = null] = output;
  return { state, codeVerifier, bankId, returnTo, connectionId, keep, createdAt, consentId };
}
