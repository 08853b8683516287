/** One `name=value` pair of a Cookie header, byte for byte as sent. */
export interface ReceivedCookie {
  name: string;
  value: string;
}

/** Reads a Cookie header in the order sent, duplicates included; pairs without a name are left out. (RFC 6265 §4.2) */
export function parseCookieHeader(header: string | undefined): ReceivedCookie[] {
  if (header === undefined) return [];
  return header.split(';').flatMap((pair) => {
    const separator = pair.indexOf('=');
    if (separator === -1) return [];
    const name = pair.slice(0, separator).trim();
    return name === '' ? [] : [{ name, value: pair.slice(separator + 1).trim() }];
  });
}

/** Every distinct value that the header gives this name. */
export function readCookie(header: string | undefined, name: string): string[] {
  const named = parseCookieHeader(header).filter((cookie) => cookie.name === name);
  return [...new Set(named.map(({ value }) => value))];
}
