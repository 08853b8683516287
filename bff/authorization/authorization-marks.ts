// What instances that share a store, or follow each other, tell each other of an authorization, so that its code is
// exchanged once. A mark is encrypted with the verifier, which only the browser's sealed cookie has: the store's dump
// still opens nothing.
import * as v from 'valibot';
import { decodeUtf8, encodeUtf8, hash } from '../session/bytes.ts';
import { decrypt, deriveKey, encrypt } from '../session/encryption.ts';
import { pendingLifetimeMs } from '../session/pending-authorizations.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { GrantedAuthorization } from './connect.ts';

/** `asked`: its code was sent to the bank. `connected`: and became this connection, in this cookie's session. */
export type AuthorizationMark = v.InferOutput<typeof markSchema>;

export interface AuthorizationMarks {
  read(granted: GrantedAuthorization): Promise<AuthorizationMark | null>;
  write(granted: GrantedAuthorization, mark: AuthorizationMark): Promise<void>;
  clear(granted: GrantedAuthorization): Promise<void>;
}

const markSchema = v.variant('status', [
  v.object({ status: v.literal('asked') }),
  v.object({ status: v.literal('connected'), connectionId: v.string(), cookie: v.string() }),
]);
const encodedSchema = v.pipe(v.string(), v.parseJson(), markSchema);

export function createAuthorizationMarks(store: SessionStore, now: () => number): AuthorizationMarks {
  return {
    async read(granted) {
      const { storeKey, key } = await name(granted);
      const value = await store.read(storeKey);
      const plain = value && (await decrypt(key, storeKey, value));
      return plain && v.parse(encodedSchema, decodeUtf8(plain));
    },
    async write(granted, mark) {
      const { storeKey, key } = await name(granted);
      const value = await encrypt(key, storeKey, encodeUtf8(JSON.stringify(mark)));
      const entry = { value, expiresAt: now() + pendingLifetimeMs };
      if (!(await store.update(storeKey, entry))) await store.create(storeKey, entry);
    },
    async clear(granted) {
      await store.delete((await name(granted)).storeKey);
    },
  };
}

const name = async ({ authorizationHash, pending }: GrantedAuthorization) => ({
  storeKey: await hash(encodeUtf8(`authorization ${authorizationHash}`)),
  key: await deriveKey(encodeUtf8(pending.codeVerifier), 'authorization mark'),
});
