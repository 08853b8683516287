import { cursorNames, parseCursor } from './cursor.ts';

/**
 * The cursor of a `next` link, as the bank sends it: at times with `&&` or a stray quote. Only what is known of its
 * query is taken, since the BFF builds the address anew. Null where it leads anywhere else than to this account's
 * transactions, or names no page of them.
 */
export function readNextLink(link: string, accountId: string): string | null {
  const expected = ['v5', 'accounts', accountId, 'transactions'];
  const cleaned = link
    .trim()
    .replaceAll(/^["']+|["']+$/g, '')
    .replaceAll(/&{2,}/g, '&')
    .replace('?&', '?');
  const base = `https://bank.invalid/${expected.map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(cleaned, base)) return null;
  const { pathname, searchParams } = new URL(cleaned, base);
  const segments = pathname.split('/').slice(-expected.length).map(decodeSegment);
  if (!expected.every((segment, place) => segment === segments[place])) return null;
  const query = new URLSearchParams();
  for (const name of cursorNames)
    for (const value of new Set(searchParams.getAll(name))) query.append(name, value);
  return parseCursor(query.toString()) && query.toString();
}

/** Banks differ in which characters of an id they encode. Null for what is no encoding. */
function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
