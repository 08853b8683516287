// A cookie has little room: a state is written as tuples, whose fields need no names.
import * as v from 'valibot';
import { type Bytes, decodeUtf8, encodeUtf8 } from './bytes.ts';
import { readRevision, type SealedState } from './sealed-state.ts';
import type { StoredConnection, Tokens } from './session.ts';

const text = v.string();
const number = v.number();

const tokensSchema = v.strictTuple([text, number, v.nullable(number), v.nullable(text)]);
const consentSchema = v.strictTuple([text, text, number, v.nullable(text), v.nullable(number), text]);
const institutionSchema = v.strictTuple([text, text]);
/** The second form came later, for the doors to many banks. */
const connectionSchema = v.union([
  v.strictTuple([consentSchema, number, v.nullable(tokensSchema)]),
  v.strictTuple([consentSchema, number, v.nullable(tokensSchema), institutionSchema]),
]);
const stateSchema = v.strictTuple([
  text,
  number,
  v.strictTuple([number, number, number, v.boolean()]),
  v.array(connectionSchema),
]);
const encodedSchema = v.pipe(v.string(), v.parseJson(), stateSchema);

export function encodeState(state: SealedState): Bytes {
  const { id, revision, session } = state;
  const { startedAt, lastReadAt, absoluteExpiresAt, kept } = session;
  const connections = session.connections.map((connection): EncodedConnection => {
    const consent = encodeConsent(connection);
    const since = readRevision(state, connection);
    const tokens = connection.status === 'active' ? encodeTokens(connection.tokens) : null;
    const { institution } = connection;
    if (institution === undefined) return [consent, since, tokens];
    return [consent, since, tokens, [institution.name, institution.country]];
  });
  const times = [startedAt, lastReadAt, absoluteExpiresAt, kept];
  return encodeUtf8(JSON.stringify([id, revision, times, connections]));
}

/** Null for what another version of this program wrote and this one cannot read. */
export function decodeState(bytes: Bytes): SealedState | null {
  const { success, output } = v.safeParse(encodedSchema, decodeUtf8(bytes));
  if (!success) return null;
  const [id, revision, [startedAt, lastReadAt, absoluteExpiresAt, kept], encoded] = output;
  const connections = encoded.map(decodeConnection);
  return {
    id,
    revision,
    session: { startedAt, lastReadAt, absoluteExpiresAt, kept, connections },
    tokenRevisions: new Map(encoded.map(([[connectionId], since]) => [connectionId, since])),
  };
}

type EncodedConnection = v.InferOutput<typeof connectionSchema>;
type EncodedTokens = v.InferOutput<typeof tokensSchema>;

const encodeConsent = (connection: StoredConnection): EncodedConnection[0] => [
  connection.connectionId,
  connection.bankId,
  connection.connectedAt,
  connection.consentId,
  connection.consentExpiresAt,
  connection.authorizationHash,
];

function decodeConnection([consent, , tokens, institution]: EncodedConnection): StoredConnection {
  const [connectionId, bankId, connectedAt, consentId, consentExpiresAt, authorizationHash] = consent;
  const known = {
    connectionId,
    bankId,
    connectedAt,
    consentId,
    consentExpiresAt,
    ...(institution && { institution: { name: institution[0], country: institution[1] } }),
    authorizationHash,
  };
  return tokens === null
    ? { ...known, status: 'consent-required' }
    : { ...known, status: 'active', tokens: decodeTokens(tokens) };
}

const encodeTokens = (tokens: Tokens): EncodedTokens => [
  tokens.accessToken,
  tokens.issuedAt,
  tokens.accessTokenExpiresAt,
  tokens.refreshToken,
];

const decodeTokens = ([
  accessToken,
  issuedAt,
  accessTokenExpiresAt,
  refreshToken,
]: EncodedTokens): Tokens => ({
  accessToken,
  issuedAt,
  accessTokenExpiresAt,
  refreshToken,
});
