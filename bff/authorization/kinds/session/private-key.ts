import { decodeBase64 } from 'hono/utils/encode';
import { type Bytes, joinBytes } from '../../../session/bytes.ts';

/** The operator's key opens nothing here. */
class UnusableKey extends Error {
  override readonly name = 'UnusableKey';
  /** What would make it usable, for the log. */
  readonly variable = 'BANK_PRIVATE_KEY';
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** An RSA key in PEM, as PKCS#8 (RFC 5958) or PKCS#1 (RFC 8017 appendix A.1.2), that signs RS256. Throws `UnusableKey`. */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  try {
    const der = decodeBase64(pem.replaceAll(/-----[^-]+-----|\s/g, ''));
    const pkcs8 = pem.includes('BEGIN RSA PRIVATE KEY') ? wrapPkcs1(der) : der;
    return await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  } catch (cause) {
    throw new UnusableKey('private key', { cause });
  }
}

/** Version 0, and the algorithm rsaEncryption without parameters, in DER. */
const header = new Uint8Array([2, 1, 0, 48, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 1, 5, 0]);

const wrapPkcs1 = (pkcs1: Bytes): Bytes => encodeDer(0x30, joinBytes(header, encodeDer(0x04, pkcs1)));

/** With a length of two bytes, which that of an RSA key always needs. */
const encodeDer = (tag: number, content: Bytes): Bytes =>
  joinBytes(new Uint8Array([tag, 0x82, content.length >> 8, content.length & 0xff]), content);
