import { isLoopback } from '../config/parse-values.ts';

/** Whether a person goes to a page, rather than a page or a program asking for a file. (Fetch Metadata) */
export function isNavigation(
  destination: string | null | undefined,
  accept: string | null | undefined,
): boolean {
  if (destination) return destination === 'document';
  return /text\/html/i.test(accept ?? '');
}

/**
 * `localhost`, `127.0.0.1` and `[::1]` are one machine but different origins, with cookies of their own. Where a page was
 * opened under another of these names, this is where it goes on; null where the name is right. `path` holds the query.
 */
export function findOwnAddress(
  appOrigin: string,
  host: string | null | undefined,
  path: string,
): string | null {
  const opened = URL.parse(`http://${host}`)?.hostname;
  const own = new URL(appOrigin).hostname;
  if (opened === undefined || opened === own || !isLoopback(opened) || !isLoopback(own)) return null;
  return appOrigin + path;
}
