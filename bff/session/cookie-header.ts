/** One `name=value` pair of a Cookie header, byte for byte as sent. */
export interface ReceivedCookie {
  name: string;
  value: string;
}

/**
 * Reads a Cookie header in the order sent, duplicates included; pairs without a name are left out. Only what a browser
 * puts between pairs is passed over: a name behind any other space is another name, which `__Host-` does not guard.
 * (RFC 6265 §4.2)
 */
export function parseCookieHeader(header: string | undefined): ReceivedCookie[] {
  if (header === undefined) return [];
  const pairs = header.includes(';') ? header.split(/;[ \t]*/) : [header];
  return pairs.flatMap((pair) => {
    const separator = pair.indexOf('=');
    return separator < 1 ? [] : [{ name: pair.slice(0, separator), value: pair.slice(separator + 1) }];
  });
}

/** Every distinct value that the header gives this name. */
export function readCookie(header: string | undefined, name: string): string[] {
  const named = parseCookieHeader(header).filter((cookie) => cookie.name === name);
  return [...new Set(named.map(({ value }) => value))];
}
