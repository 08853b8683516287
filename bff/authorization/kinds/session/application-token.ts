import type { SessionBank } from '../../../config/config.ts';
import { Problem } from '../../../problem.ts';
import { type Bytes, encodeUtf8, formatBase64Url } from '../../../session/bytes.ts';
import { importPrivateKey } from './private-key.ts';

/** By which an application says who it is: a token that it has signed itself. Throws `client_rejected` for its key. */
export type ApplicationToken = () => Promise<string>;

const lifetimeMs = 60 * 60_000;
const marginMs = 10 * 60_000;

/** Signs one for all who ask, and another ten minutes before its end. */
export function createApplicationToken(bank: SessionBank, now: () => number): ApplicationToken {
  let signed: Promise<string> | undefined;
  let renewAt = 0;
  return () => {
    if (signed && now() < renewAt) return signed;
    renewAt = now() + lifetimeMs - marginMs;
    signed = sign(bank, now());
    return signed;
  };
}

/** A JWT (RFC 7519) in compact serialization (RFC 7515 §7.1), signed with RS256 (RFC 7518 §3.3). */
async function sign({ applicationId, privateKey }: SessionBank, now: number): Promise<string> {
  const key = await importPrivateKey(privateKey).catch((error) => {
    throw new Problem('client_rejected', {}, error);
  });
  const issuedAt = Math.floor(now / 1000);
  const claims = {
    iss: 'enablebanking.com',
    aud: 'api.enablebanking.com',
    iat: issuedAt,
    exp: issuedAt + lifetimeMs / 1000,
  };
  const content = `${encodePart({ typ: 'JWT', alg: 'RS256', kid: applicationId })}.${encodePart(claims)}`;
  const signature: Bytes = new Uint8Array(
    await crypto.subtle.sign(key.algorithm.name, key, encodeUtf8(content)),
  );
  return `${content}.${formatBase64Url(signature)}`;
}

const encodePart = (part: object): string => formatBase64Url(encodeUtf8(JSON.stringify(part)));
