// What leaves this server in a cookie is sealed: encrypted and authenticated, with one derived key per purpose, and key
// ids so that keys can be rotated without signing anybody out.
import { type Bytes, formatBase64Url, joinBytes, parseBase64Url } from './bytes.ts';
import { decrypt, deriveKey, deriveKeyId, encrypt, encryptionLength } from './encryption.ts';

/** What is sealed for one purpose never opens for another. */
export type SealingPurpose = 'session cookie' | 'session in a cookie' | 'pending authorization';

export interface Sealer {
  /** As base64url. `name` is bound in: the value opens under no other. */
  seal(name: string, plain: Bytes): Promise<string>;
  /** Null for whatever none of the keys sealed for this purpose and name. */
  open(name: string, sealed: string): Promise<Opened | null>;
  /** Whether it looks like a sealed value, and names a key that is not among these. */
  isOthers(sealed: string): Promise<boolean>;
}

/** `outdated`: sealed by an older key, and to be sealed again with the newest. */
interface Opened {
  plain: Bytes;
  outdated: boolean;
}

const keyIdLength = 4;

/** `secrets` are 32 random bytes each: the first seals, all open. */
export function createSealer(secrets: readonly Bytes[], purpose: SealingPurpose): Sealer {
  const deriving = Promise.all(secrets.map((secret) => deriveSealingKey(secret, purpose)));
  const findKey = async (bytes: Bytes) =>
    (await deriving).findIndex(({ id }) => id.every((byte, at) => byte === bytes[at]));
  return {
    async seal(name, plain) {
      const [newest] = await deriving;
      if (newest === undefined) throw new RangeError('A sealer needs a key');
      return formatBase64Url(joinBytes(newest.id, await encrypt(newest.key, name, plain)));
    },
    async open(name, sealed) {
      const bytes = parseBase64Url(sealed);
      if (bytes === null) return null;
      const index = await findKey(bytes);
      const sealedBy = (await deriving)[index];
      const plain = sealedBy && (await decrypt(sealedBy.key, name, bytes.subarray(keyIdLength)));
      return plain ? { plain, outdated: index > 0 } : null;
    },
    async isOthers(sealed) {
      const bytes = parseBase64Url(sealed);
      return bytes !== null && bytes.length > keyIdLength + encryptionLength && (await findKey(bytes)) < 0;
    },
  };
}

async function deriveSealingKey(secret: Bytes, purpose: SealingPurpose) {
  return { id: await deriveKeyId(secret, keyIdLength), key: await deriveKey(secret, purpose) };
}
