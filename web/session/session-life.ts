import type { QueryClient } from '@tanstack/react-query';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KontoClient } from '../api/konto-client.ts';
import { RequestFailure } from '../api/request-failure.ts';
import type { ConnectReason } from '../paths.ts';
import {
  forgetSessionData,
  type KnownSession,
  knownSession,
  markConsentRequired,
  refreshSessionData,
  replaceSession,
  rereadSession,
  resetSession,
  restartSessionData,
} from '../queries/session.ts';
import type { SessionChannel } from './session-channel.ts';

/** The connection that the person is asked to reconnect, and those for which they said "not now". */
interface LostConsent {
  asking: string | null;
  declined: readonly string[];
}

/** The one place that reacts when a session or a consent ends, however many requests tell of it at once. */
export interface SessionLife {
  lostConsent: StoreApi<LostConsent>;
  declineReconnect(): void;
  /** Hears of every failed read. */
  notice(error: unknown): void;
  /** Forgets everything, here and in every other tab. */
  end(reason: ConnectReason): void;
  /** Asks the server who is signed in, and forgets what is not theirs. Throws where it cannot be asked. */
  reread(): Promise<void>;
  /** Likewise, and where it cannot be asked forgets everything: better nothing than another person's data. */
  confirm(): Promise<void>;
  /** Connections came or went: confirms here, and lets every other tab do the same. */
  change(): Promise<void>;
  /** The bank has just signed the person in: where that cannot be read yet, the next screen asks again. */
  arrive(): Promise<void>;
  /** Follows the other tabs. Returns the way to stop. */
  followOtherTabs(): () => void;
}

export interface SessionLifeWorld {
  client: KontoClient;
  queryClient: QueryClient;
  channel: SessionChannel;
}

export function createSessionLife({ client, queryClient, channel }: SessionLifeWorld): SessionLife {
  const lostConsent = createStore<LostConsent>(() => ({ asking: null, declined: [] }));

  function endHere(reason: ConnectReason): void {
    replaceSession(queryClient, { status: 'signed-out', reason });
    forgetSessionData(queryClient);
    lostConsent.setState(lostConsent.getInitialState());
    // The browser's own list of what was read has the ids of connections and accounts in its addresses.
    performance.clearResourceTimings();
  }

  function end(reason: ConnectReason): void {
    if (knownSession(queryClient)?.status === 'signed-out') return;
    endHere(reason);
    channel.tell(reason);
  }

  /** Each is marked; about one the person is asked, and never twice about the same. */
  function loseConsent(connectionId: string): void {
    markConsentRequired(queryClient, connectionId);
    const { asking, declined } = lostConsent.getState();
    if (asking === null && !declined.includes(connectionId)) lostConsent.setState({ asking: connectionId });
  }

  async function reread(): Promise<void> {
    const before = knownSession(queryClient);
    const session = await rereadSession(queryClient, client);
    if (session.status === 'signed-out') endHere(session.reason ?? 'signed_out');
    else if (listConnections(session) !== listConnections(before)) await restartSessionData(queryClient);
    else if (listStatuses(session) !== listStatuses(before)) await refreshSessionData(queryClient);
  }

  const confirm = () => reread().catch(() => endHere('no_session'));

  return {
    lostConsent,
    declineReconnect: () =>
      lostConsent.setState(({ asking, declined }) => ({
        asking: null,
        declined: asking === null ? declined : [...declined, asking],
      })),
    notice(error) {
      if (!(error instanceof RequestFailure)) return;
      const { code, details } = error;
      if (code === 'no_session' || code === 'session_expired') end(code);
      if (code === 'consent_required' && details.connectionId) loseConsent(details.connectionId);
    },
    end,
    reread,
    confirm,
    async change() {
      channel.tell('changed');
      await confirm();
    },
    async arrive() {
      channel.tell('changed');
      await reread().catch(() => resetSession(queryClient));
    },
    followOtherTabs: () =>
      channel.listen((news) => {
        if (news === 'changed') void confirm();
        else endHere(news);
      }),
  };
}

const listConnections = (session: KnownSession | undefined): string =>
  session?.status === 'signed-in' ? session.connections.map((each) => each.connectionId).join() : '';

const listStatuses = (session: KnownSession | undefined): string =>
  session?.status === 'signed-in'
    ? session.connections.map((each) => `${each.status} ${each.connectedAt}`).join()
    : '';
