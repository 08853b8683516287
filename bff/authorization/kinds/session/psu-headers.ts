import type { Person } from '../../../bank/person.ts';

const prefix = 'psu-';

/**
 * What tells the bank that its customer waits: all of the headers that it requires, or none, because some alone are an
 * error. A place on the map is nothing that Konto knows.
 */
export function buildPsuHeaders(required: readonly string[], person: Person): Record<string, string> {
  const headers = required.map((name) => [name, findValue(name, person)] as const);
  const known = headers.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return known.length === required.length ? Object.fromEntries(known) : {};
}

/** `psu-user-agent` is the person's own `user-agent`, and so are the others but the address. */
function findValue(name: string, { address, header }: Person): string | null {
  if (name === 'psu-ip-address') return address();
  return name.startsWith(prefix) ? header(name.slice(prefix.length)) : null;
}
