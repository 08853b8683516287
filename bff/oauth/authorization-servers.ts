import { ownRetryAfter } from '../bank/retry-after.ts';
import type { ConfiguredEndpoints, OAuthBank } from '../config/config.ts';
import { describeCause, type Log } from '../log.ts';
import { Problem } from '../problem.ts';
import { createFlights } from './flights.ts';
import type { DiscoverServer, ServerMetadata } from './server-metadata.ts';

/**
 * The bank's authorization server: as it is configured, or as it says of itself where its issuer is. Throws
 * `bank_unavailable` or `bank_misbehaved` as long as nothing is known of it.
 */
export type ReadServer = (bank: OAuthBank) => Promise<ServerMetadata>;

export interface ReadServerDependencies {
  discover: DiscoverServer;
  /** Takes what must come to its end even when nobody waits for it any more. */
  waitUntil: (work: Promise<unknown>) => void;
  now: () => number;
  log: Log;
}

/** A failure only as long as nothing better is known. */
interface Remembered {
  outcome: ServerMetadata | Problem;
  askAgainAt: number;
}

const rememberedMs = 60 * 60_000;
const longestPauseMs = 30_000;

/** Metadata is asked for when it is first needed, once for all who need it, and from then on once an hour. */
export function createReadServer({ discover, waitUntil, now, log }: ReadServerDependencies): ReadServer {
  const joinFlight = createFlights<Remembered>(waitUntil);
  const servers = new Map<string, Remembered>();

  async function ask(issuer: string, known: Remembered | undefined): Promise<Remembered> {
    const outcome = await discover(issuer).catch(noteFailure);
    const isBetter = outcome instanceof Problem && known !== undefined && !(known.outcome instanceof Problem);
    const askAgainAt = now() + (outcome instanceof Problem ? pauseAfter(outcome) : rememberedMs);
    const remembered = { outcome: isBetter ? known.outcome : outcome, askAgainAt };
    servers.set(issuer, remembered);
    return remembered;
  }

  function noteFailure(error: unknown): Problem {
    if (!(error instanceof Problem)) throw error;
    log('warn', 'server_metadata_unreadable', { code: error.code, ...describeCause(error.cause) });
    return error;
  }

  return async ({ baseUrl, authorizationServer }) => {
    if (!('issuer' in authorizationServer)) return describeConfigured(baseUrl, authorizationServer);
    const { issuer } = authorizationServer;
    const known = servers.get(issuer);
    const isCurrent = known !== undefined && now() < known.askAgainAt;
    const { outcome } = isCurrent ? known : await joinFlight(issuer, () => ask(issuer, known));
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  };
}

const pauseAfter = ({ details: { retryAfter = ownRetryAfter } }: Problem): number =>
  Math.min(retryAfter * 1000, longestPauseMs);

/** Its base URL stands in for the issuer that is not known. */
const describeConfigured = (
  baseUrl: string,
  { authorizeUrl, tokenUrl }: ConfiguredEndpoints,
): ServerMetadata => ({
  issuer: baseUrl,
  authorization_endpoint: authorizeUrl,
  token_endpoint: tokenUrl,
});
