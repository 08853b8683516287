// AES-256-GCM and HKDF by WebCrypto, the one place where bytes are encrypted.
import { type Bytes, encodeUtf8, joinBytes, randomBytes } from './bytes.ts';

const ivLength = 12;
const tagLength = 16;

/** What encryption adds to the plain bytes. */
export const encryptionLength = ivLength + tagLength;

/** A fresh random initialisation vector, the ciphertext and its tag. `name` is bound in, not stored. (NIST SP 800-38D) */
export async function encrypt(key: CryptoKey, name: string, plain: Bytes): Promise<Bytes> {
  const iv = randomBytes(ivLength);
  const algorithm = { name: 'AES-GCM', iv, additionalData: encodeUtf8(name) };
  return joinBytes(iv, new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plain)));
}

/** Opens what `encrypt` made for this name, or null: WebCrypto says no more than that, on purpose. */
export async function decrypt(key: CryptoKey, name: string, encrypted: Bytes): Promise<Bytes | null> {
  const iv = encrypted.subarray(0, ivLength);
  const algorithm = { name: 'AES-GCM', iv, additionalData: encodeUtf8(name) };
  const plain = await crypto.subtle.decrypt(algorithm, key, encrypted.subarray(ivLength)).catch(() => null);
  return plain && new Uint8Array(plain);
}

/** A key of its own for each purpose. (RFC 5869) */
export async function deriveKey(secret: Bytes, purpose: string): Promise<CryptoKey> {
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf(purpose), await importSecret(secret), cipher, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** Names a secret without telling anything of it. */
export async function deriveKeyId(secret: Bytes, length: number): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.deriveBits(hkdf('key id'), await importSecret(secret), length * 8),
  );
}

const importSecret = (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits']);

const hkdf = (purpose: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(),
  info: encodeUtf8(`konto ${purpose}`),
});
