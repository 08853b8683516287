// How a bank's body travels: what the browser can decode is asked for and relayed as it is. (RFC 9110 §8.4, §12.5.3)
import { takesCoding } from '../accept-encoding.ts';
import { BoundedMap } from '../session/bounded-map.ts';
import type { BankBody, BankResponse } from './transport.ts';

/** What browsers decode, apart from `deflate`, which servers understand in two ways. */
export const relayedCodings = ['gzip', 'br', 'zstd'] as const;
/** Some gateways name a charset, or nothing, where nothing is encoded. */
const notEncoded = new Set(['', 'identity', 'utf-8', 'utf8']);

/** For the bank, of these codings what the browser's `Accept-Encoding` takes; `identity` where it is none of them. */
export function createCodingChoice(codings: readonly string[]): (acceptEncoding: string) => string {
  // Browsers send the same few headers for every request.
  const remembered = new BoundedMap<string, string>(100);
  return (acceptEncoding) => {
    const known = remembered.get(acceptEncoding);
    if (known !== undefined) return known;
    const chosen = codings.filter((coding) => takesCoding(acceptEncoding, coding)).join(', ') || 'identity';
    if (acceptEncoding.length <= 100) remembered.set(acceptEncoding, chosen);
    return chosen;
  };
}

/** In lower case; null where the body is not encoded, or the runtime has decoded it. */
export function readCoding({ header }: Pick<BankResponse, 'header'>): string | null {
  const coding = header('content-encoding')?.trim().toLowerCase() ?? '';
  return notEncoded.has(coding) ? null : coding;
}

/** The body as the bank meant it; null where its coding is not known here. What is left of `response.body` is then its own. */
export function decodeBody(response: BankResponse): BankBody | null {
  const coding = readCoding(response);
  return coding === null ? response.body : response.decode(response.body, coding);
}
