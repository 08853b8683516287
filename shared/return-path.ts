/** Where a person lands when nothing better is known. */
export const defaultReturnPath = '/accounts';

const maximumLength = 512;
/** Printable ASCII without the backslash, which a URL parser reads as a slash. */
const printable = /^[\x21-\x5b\x5d-\x7e]*$/;
const ownOrigin = 'https://return-path.invalid';

/**
 * A path of this application, or `/accounts` for everything else: other origins in any disguise (`//`, `/\`,
 * `https:x`), control characters, and overlong values. (OWASP: unvalidated redirects)
 */
export function parseReturnPath(value: string | undefined): string {
  if (!value?.startsWith('/') || value.length > maximumLength || !printable.test(value))
    return defaultReturnPath;
  const { pathname, search, hash } = new URL(ownOrigin + value);
  return pathname.startsWith('//') ? defaultReturnPath : pathname + search + hash;
}
