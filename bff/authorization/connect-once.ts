import { createFlights } from '../oauth/flights.ts';
import { Problem } from '../problem.ts';
import { BoundedMap } from '../session/bounded-map.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Connect, Connected, GrantedAuthorization } from './connect.ts';

/** Longer than a duplicate can be on its way that left before the first answer had brought the session's cookie. */
const rememberedMs = 60_000;
const maximumRemembered = 1_000;

export interface ConnectOnceDependencies {
  sessions: Pick<Sessions, 'change' | 'cookie'>;
  /** Takes what must come to its end even when nobody waits for it any more. */
  waitUntil: (work: Promise<unknown>) => void;
  now: () => number;
}

export type ConnectOnce = (granted: GrantedAuthorization) => Promise<Connected>;

/**
 * One token call for one authorization: a bank may revoke what a code was exchanged for when it comes again (RFC 6749
 * §4.1.2). An answer is repeated while its session and connection are there, and is `authorization_unknown` after that.
 */
export function connectOnce(
  connect: Connect,
  { sessions, waitUntil, now }: ConnectOnceDependencies,
): ConnectOnce {
  const joinFlight = createFlights<Connected>(waitUntil);
  const recent = new BoundedMap<string, { connected: Connected; until: number }>(maximumRemembered);

  function forgetOld() {
    for (const [authorizationHash, { until }] of recent) if (now() >= until) recent.delete(authorizationHash);
  }

  async function repeat(connected: Connected): Promise<Connected> {
    const newest = await sessions.change(connected.open, (session) => session);
    const isThere = newest?.session.connections.some(
      ({ connectionId }) => connectionId === connected.connectionId,
    );
    if (!newest || !isThere) throw new Problem('authorization_unknown');
    return { ...connected, setCookie: connected.setCookie && sessions.cookie(newest) };
  }

  return async (granted) => {
    const { authorizationHash } = granted;
    forgetOld();
    const remembered = recent.get(authorizationHash);
    if (remembered) return repeat(remembered.connected);
    return joinFlight(authorizationHash, async (fail) => {
      const connected = await connect(granted, fail);
      recent.set(authorizationHash, { connected, until: now() + rememberedMs });
      return connected;
    });
  };
}
