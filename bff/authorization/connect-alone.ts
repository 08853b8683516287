import { Problem } from '../problem.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Consent } from './authorization.ts';
import { type AuthorizationMark, createAuthorizationMarks } from './authorization-marks.ts';
import type { Connect, Connected, GrantedAuthorization } from './connect.ts';
import type { RunAlone } from './run-alone.ts';
import type { UnsavedTokens } from './unsaved-tokens.ts';

export interface ConnectAloneDependencies {
  store: SessionStore;
  sessions: Pick<Sessions, 'open' | 'cookie'>;
  runAlone: RunAlone;
  unsavedConsents: Pick<UnsavedTokens<Consent>, 'find'>;
  now: () => number;
}

/**
 * One token call for one authorization over all instances that share a store, and over the end of any of them. The same
 * callback at another instance waits for the outcome and is given it. Where that was never told, nobody asks again, for
 * the code may be used: `token_exchange_failed`.
 */
export function connectAlone(
  connect: Connect,
  { store, sessions, runAlone, unsavedConsents, now }: ConnectAloneDependencies,
): Connect {
  const marks = createAuthorizationMarks(store, now);

  async function repeat(mark: AuthorizationMark, { pending }: GrantedAuthorization): Promise<Connected> {
    if (mark.status === 'asked') throw new Problem('token_exchange_failed');
    const { connectionId, cookie } = mark;
    const lookup = await sessions.open(cookie);
    const open = lookup.status === 'open' ? lookup.open : null;
    const isThere = open?.session.connections.some((connection) => connection.connectionId === connectionId);
    if (!open || !isThere) throw new Problem('authorization_unknown');
    return { open, connectionId, returnTo: pending.returnTo, setCookie: sessions.cookie(open) };
  }

  /** The bank has answered this very process, and only the store did not take it. */
  const isUnsaved = ({ status }: AuthorizationMark, { authorizationHash }: GrantedAuthorization): boolean =>
    status === 'asked' && unsavedConsents.find(authorizationHash) !== undefined;

  /** It may have been written though it failed. The bank has not been asked: whoever tries again may. */
  const writeAsked = (granted: GrantedAuthorization): Promise<void> =>
    marks.write(granted, { status: 'asked' }).catch(async (error) => {
      await marks.clear(granted).catch(() => {});
      throw error;
    });

  return (granted, fail) =>
    runAlone(`authorization ${granted.authorizationHash}`, async (confirmAlone) => {
      const mark = await marks.read(granted);
      if (mark && !isUnsaved(mark, granted)) return repeat(mark, granted);
      await confirmAlone();
      await writeAsked(granted);
      const connected = await connect(granted, fail).catch(async (error) => {
        if (mayHaveLeftCodeUnused(error)) await marks.clear(granted);
        throw error;
      });
      const { open, connectionId } = connected;
      const cookie = sessions.cookie(open).split(';', 1).join();
      await marks.write(granted, { status: 'connected', connectionId, cookie }).catch(() => {}); // nothing is undone
      return connected;
    });
}

/** The person may try again. */
const mayHaveLeftCodeUnused = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'bank_unavailable';
