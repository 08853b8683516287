/** Where a person lands when nothing better is known. */
export const defaultReturnPath = '/accounts';

const maximumLength = 512;
const localPath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;
const resolvesTo = 'https://return-path.invalid';

/**
 * A path of this application, or `/accounts` for everything else: other origins in any disguise (`//`, `/\`,
 * `https:x`), control characters, and overlong values. (OWASP: unvalidated redirects)
 */
export function parseReturnPath(value: string | undefined): string {
  if (value === undefined || value.length > maximumLength || !localPath.test(value)) return defaultReturnPath;
  const resolved = URL.parse(value, resolvesTo);
  if (resolved === null || resolved.origin !== resolvesTo || resolved.pathname.startsWith('//'))
    return defaultReturnPath;
  return resolved.pathname + resolved.search + resolved.hash;
}
