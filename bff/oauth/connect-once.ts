import { BoundedMap } from '../session/bounded-map.ts';
import type { Connect, Connected } from './connect.ts';
import { createFlights } from './flights.ts';

/** Longer than a duplicate can be on its way that left before the first answer had brought the session's cookie. */
const rememberedMs = 60_000;
const maximumRemembered = 1_000;

/** One token call for one authorization: a bank may revoke what a code was exchanged for when it comes again. (RFC 6749 §4.1.2) */
export function connectOnce(connect: Connect, now: () => number): Connect {
  const joinFlight = createFlights<Connected>();
  const recent = new BoundedMap<string, { connected: Connected; until: number }>(maximumRemembered);
  return async (granted) => {
    const { authorizationHash } = granted;
    const remembered = recent.get(authorizationHash);
    if (remembered && now() < remembered.until) return remembered.connected;
    return joinFlight(authorizationHash, async () => {
      const connected = await connect(granted);
      recent.set(authorizationHash, { connected, until: now() + rememberedMs });
      return connected;
    });
  };
}
