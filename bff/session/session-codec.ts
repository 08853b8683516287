import * as v from 'valibot';
import { type Bytes, decodeUtf8, encodeUtf8 } from './bytes.ts';
import type { Session, Tokens } from './session.ts';

const instant = v.number();

const tokensSchema: v.GenericSchema<Tokens> = v.object({
  accessToken: v.string(),
  issuedAt: instant,
  accessTokenExpiresAt: v.nullable(instant),
  refreshToken: v.nullable(v.string()),
});

const connection = {
  connectionId: v.string(),
  bankId: v.string(),
  connectedAt: instant,
  consentId: v.nullable(v.string()),
  consentExpiresAt: v.nullable(instant),
  institution: v.exactOptional(v.object({ name: v.string(), country: v.string() })),
  authorizationHash: v.string(),
};

const sessionSchema: v.GenericSchema<Session> = v.object({
  startedAt: instant,
  lastReadAt: instant,
  absoluteExpiresAt: instant,
  kept: v.boolean(),
  connections: v.array(
    v.variant('status', [
      v.object({ ...connection, status: v.literal('active'), tokens: tokensSchema }),
      v.object({ ...connection, status: v.literal('consent-required') }),
    ]),
  ),
});

const encodedSchema = v.pipe(v.string(), v.parseJson(), sessionSchema);

export const encodeSession = (session: Session): Bytes => encodeUtf8(JSON.stringify(session));

/** Null for what another version of this program wrote and this one cannot read. */
export function decodeSession(bytes: Bytes): Session | null {
  const { success, output } = v.safeParse(encodedSchema, decodeUtf8(bytes));
  return success ? output : null;
}
