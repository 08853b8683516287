// Keeps access tokens fresh where a bank accepts each refresh token only once. Parallel requests share one refresh, which
// reads the session again, asks the bank once, and saves the new tokens before any request uses them.
import type { Log } from '../log.ts';
import { createFlights, type Fail } from '../oauth/flights.ts';
import { TokenFailure } from '../oauth/token-failure.ts';
import { Problem } from '../problem.ts';
import {
  type ActiveConnection,
  describeConnection,
  markConsentRequired,
  replaceTokens,
  requireActiveConnection,
  type TokenGeneration,
} from '../session/connections.ts';
import type { Session, Tokens } from '../session/session.ts';
import type { OpenSession, Sessions } from '../session/sessions.ts';
import { isFresh } from './is-fresh.ts';
import type { Refresh } from './refresh.ts';
import type { ConfirmAlone, RunAlone } from './run-alone.ts';
import type { UnsavedTokens } from './unsaved-tokens.ts';

/** Whose tokens are needed, and for which request: the log names the first of those that share a refresh. */
export interface TokenHolder {
  open: OpenSession;
  requestId: string;
}

/** All throw what `Refresh` throws, and `consent_required`, `connection_not_found`, or `no_session` after its end. */
export interface AccessTokens {
  /** An access token that is not about to expire: at once, unless it has to be replaced. */
  fresh(holder: TokenHolder, connectionId: string): string | Promise<string>;
  /** Replaces an access token that the bank has just rejected. */
  replaceRefused(holder: TokenHolder, refused: TokenGeneration): Promise<string>;
  /** For a bank that rejects even a new one: marks the connection and throws `consent_required`. */
  loseConsent(holder: TokenHolder, refused: TokenGeneration): Promise<never>;
  /** The holder with the newest session, where the connection has got a new consent since; otherwise null. */
  findRenewed(holder: TokenHolder, connectionId: string): Promise<TokenHolder | null>;
}

export interface AccessTokensDependencies {
  sessions: Pick<Sessions, 'change'>;
  refresh: Refresh;
  runAlone: RunAlone;
  unsavedTokens: UnsavedTokens;
  /** Takes what must come to its end even when nobody waits for it any more. */
  waitUntil: (work: Promise<unknown>) => void;
  now: () => number;
  log: Log;
}

interface Run {
  confirmAlone: ConfirmAlone;
  fail: Fail;
}

export function createAccessTokens({
  sessions,
  refresh,
  runAlone,
  unsavedTokens,
  waitUntil,
  now,
  log,
}: AccessTokensDependencies): AccessTokens {
  const joinFlight = createFlights<string>(waitUntil);

  /** Goes on when the client disconnects: the answer may hold the only refresh token that works. */
  const replace = (holder: TokenHolder, outdated: TokenGeneration): Promise<string> =>
    joinFlight(nameGeneration(outdated), (fail) =>
      runAlone(outdated.connectionId, (confirmAlone) =>
        replaceOnce(holder, outdated, { confirmAlone, fail }),
      ),
    );

  async function replaceOnce(holder: TokenHolder, outdated: TokenGeneration, run: Run): Promise<string> {
    const { open, requestId } = holder;
    const { connectionId } = outdated;
    const newest = requireActiveConnection(await change(open, (session) => session), connectionId);
    // The new consent may be at another bank, which the caller's read is not for.
    if (isRenewed(open.session, newest)) throw new Problem('consent_required');
    if (newest.tokens.accessToken !== outdated.accessToken) return newest.tokens.accessToken;
    const name = nameGeneration(outdated);
    const tokens = unsavedTokens.find(name) ?? (await ask(newest, holder, run.confirmAlone));
    if (tokens === null) return loseConsent(holder, outdated);
    const write = () => change(open, (session) => replaceTokens(session, outdated, tokens));
    const changed = await unsavedTokens.save(name, tokens, { write, fail: run.fail }).catch((error) => {
      // The old ones are used up: to send them again would look like theft.
      if (error instanceof Problem && error.code === 'session_full') return loseConsent(holder, outdated);
      throw error;
    });
    log('info', 'tokens_refreshed', { requestId, ...(await describeConnection(outdated.connectionId)) });
    return requireActiveConnection(changed, outdated.connectionId).tokens.accessToken;
  }

  /** If this process was paused after reading the session, another instance may have used this refresh token. */
  async function ask(
    newest: ActiveConnection,
    { requestId }: TokenHolder,
    confirmAlone: ConfirmAlone,
  ): Promise<Tokens | null> {
    await confirmAlone();
    return refresh(newest).catch(async (error) => {
      // A pause that keeps the bank from being asked is no failure of its own.
      if (error instanceof Problem && error.cause instanceof TokenFailure) {
        const connection = await describeConnection(newest.connectionId);
        log('warn', 'refresh_failed', { requestId, code: error.code, ...connection });
      }
      throw error;
    });
  }

  async function loseConsent({ open, requestId }: TokenHolder, refused: TokenGeneration): Promise<never> {
    let isFirst = false;
    await change(open, (session) => {
      const marked = markConsentRequired(session, refused);
      isFirst = marked !== session;
      return marked;
    });
    if (isFirst)
      log('warn', 'consent_lost', { requestId, ...(await describeConnection(refused.connectionId)) });
    throw new Problem('consent_required');
  }

  async function findRenewed(holder: TokenHolder, connectionId: string): Promise<TokenHolder | null> {
    const open = await sessions.change(holder.open, (session) => session);
    const newest = open?.session.connections.find((known) => known.connectionId === connectionId);
    return open && newest?.status === 'active' && isRenewed(holder.open.session, newest)
      ? { ...holder, open }
      : null;
  }

  async function change(open: OpenSession, apply: (session: Session) => Session): Promise<Session> {
    const changed = await sessions.change(open, apply);
    if (changed === null) throw new Problem('no_session');
    return changed.session;
  }

  return {
    fresh(holder, connectionId) {
      const { tokens } = requireActiveConnection(holder.open.session, connectionId);
      const { accessToken, refreshToken } = tokens;
      const isUsable = isFresh(tokens, { now: now(), isReplaceable: refreshToken !== null });
      return isUsable ? accessToken : replace(holder, { connectionId, accessToken });
    },
    replaceRefused: replace,
    loseConsent,
    findRenewed,
  };
}

/** The hash is that of the `state`, which every authorization has of its own. */
const isRenewed = ({ connections }: Session, { connectionId, authorizationHash }: ActiveConnection) =>
  connections.some(
    (known) => known.connectionId === connectionId && known.authorizationHash !== authorizationHash,
  );

const nameGeneration = ({ connectionId, accessToken }: TokenGeneration): string =>
  `${connectionId} ${accessToken}`;
