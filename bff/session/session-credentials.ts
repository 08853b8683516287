// The session cookie carries a random id and a key of its own. The store knows only a hash of the id, and values that
// this key encrypted: whoever holds the store holds nothing that opens.
import { type Bytes, hash, randomBytes } from './bytes.ts';
import { decrypt, deriveKey, encrypt } from './encryption.ts';
import { createSealer, type Sealer } from './sealing.ts';
import type { Session } from './session.ts';
import { decodeSession, encodeSession } from './session-codec.ts';

/** What one session cookie says, opened. */
export interface SessionCredential {
  storeKey: string;
  /** Sealed by the newest key; `outdated` says that the browser sent one that an older key sealed. */
  cookieValue: string;
  outdated: boolean;
  encryptSession(session: Session): Promise<Bytes>;
  decryptSession(value: Bytes): Promise<Session | null>;
}

export interface SessionCredentials {
  issue(): Promise<SessionCredential>;
  /** Null for a cookie that none of the keys sealed. */
  read(cookieValue: string): Promise<SessionCredential | null>;
  isOthers: Sealer['isOthers'];
}

const idLength = 16;
const keyLength = 32;

export function createSessionCredentials(keys: readonly Bytes[], cookieName: string): SessionCredentials {
  const sealer = createSealer(keys, 'session cookie');
  return {
    async issue() {
      const secret = randomBytes(idLength + keyLength);
      return createCredential(secret, {
        cookieValue: await sealer.seal(cookieName, secret),
        outdated: false,
      });
    },
    async read(sent) {
      const opened = await sealer.open(cookieName, sent);
      if (opened === null || opened.plain.length !== idLength + keyLength) return null;
      const { plain, outdated } = opened;
      const cookieValue = outdated ? await sealer.seal(cookieName, plain) : sent;
      return createCredential(plain, { cookieValue, outdated });
    },
    isOthers: sealer.isOthers,
  };
}

async function createCredential(
  secret: Bytes,
  cookie: Pick<SessionCredential, 'cookieValue' | 'outdated'>,
): Promise<SessionCredential> {
  const storeKey = await hash(secret.subarray(0, idLength));
  // Derived when it is needed, which is seldom: ten thousand remembered keys would weigh eight megabytes.
  const deriveOwnKey = () => deriveKey(secret.subarray(idLength), 'session value');
  return {
    ...cookie,
    storeKey,
    encryptSession: async (session) => encrypt(await deriveOwnKey(), storeKey, encodeSession(session)),
    async decryptSession(value) {
      const plain = await decrypt(await deriveOwnKey(), storeKey, value);
      return plain && decodeSession(plain);
    },
  };
}
