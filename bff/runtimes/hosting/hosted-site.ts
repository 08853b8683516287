// What a static host has to be told of the site, whatever its own language.
import { cacheControl } from '../site-rules.ts';

export interface HostedSite {
  /** Of every answer. */
  headers: Readonly<Record<string, string>>;
  /** The paths of all files that are to be served. */
  files: readonly string[];
  /** The addresses that the application draws itself, such as `/accounts/:accountKey`. */
  screens: readonly string[];
  /** The origin of the BFF; null where it runs on the host itself. */
  bffUrl: string | null;
}

export interface HeaderRule {
  /** A path, with `:placeholder` for one segment and `*` for everything. */
  path: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * Every file by its own name, because these hosts apply a rule to 404s as well: under one for the whole folder, a browser
 * that asks a moment too early for a new file would remember for a year that it is missing. And no path gets the same
 * header from two rules, since hosts disagree on what follows from that.
 */
export function listHeaderRules({ headers, files, screens }: HostedSite): HeaderRule[] {
  const kept = [...screens, ...files].map((path) => ({
    path,
    headers: { 'Cache-Control': cacheControl(path) },
  }));
  return [{ path: '/*', headers }, ...kept];
}

/** Screens other than the first, which is a file to every host. */
export const listRewrittenScreens = ({ screens }: HostedSite): string[] =>
  screens.filter((screen) => screen !== '/');
