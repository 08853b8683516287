// Sessions that are in their cookies alone, for a server that has no store. What a process remembers of them lets it
// answer parallel and late requests as one, and refuse what it saw end; any other process knows nothing of it.
import { BoundedMap } from './bounded-map.ts';
import { formatBase64Url, randomBytes } from './bytes.ts';
import { beginState, followState, haveSameTokens, mergeStates, type SealedState } from './sealed-state.ts';
import { type Found, maximumRemembered, type SessionKeeping } from './session-keeping.ts';
import type { OpenSession } from './sessions.ts';
import { createStateSealer, type StateSealerDependencies } from './state-sealer.ts';
import { createSuccession, type Succession } from './succession.ts';
import { createTurns } from './turns.ts';

export interface SealedSessionsDependencies extends StateSealerDependencies {
  now: () => number;
}

/** The newest state that this process knows of a session, and the value of its cookie. */
interface Remembered {
  state: SealedState;
  cookieValue: string;
  readonly succession: Succession;
}

/** `sent` is the value of the request's own cookie; null where its session was made for it. */
interface Opened {
  remembered: Remembered;
  sent: string | null;
}

const idLength = 16;
const maximumEnded = 100_000;
/** Left free where a connection is added, because the tokens of a later refresh may be a little longer. */
const roomToGrow = 128;

export function createSealedSessions(dependencies: SealedSessionsDependencies): SessionKeeping {
  const { now } = dependencies;
  const sealer = createStateSealer(dependencies);
  const byId = new BoundedMap<string, Remembered>(maximumRemembered);
  const byCookieValue = new BoundedMap<string, Remembered>(maximumRemembered);
  const endedIds = new BoundedMap<string, true>(maximumEnded);
  const openings = new WeakMap<OpenSession, Opened>();
  const inTurn = createTurns();

  function issue(remembered: Remembered, sent: string | null): OpenSession {
    const { id, session } = remembered.state;
    const open = { key: id, session };
    openings.set(open, { remembered, sent });
    return open;
  }

  function readOpening(open: OpenSession): Opened {
    const opening = openings.get(open);
    if (opening === undefined) throw new TypeError('Only a session that was opened here can be used');
    return { ...opening, remembered: byId.get(open.key) ?? opening.remembered };
  }

  function remember(remembered: Remembered): Remembered {
    byId.set(remembered.state.id, remembered);
    byCookieValue.set(remembered.cookieValue, remembered);
    return remembered;
  }

  function advance(remembered: Remembered, state: SealedState, cookieValue: string) {
    if (!haveSameTokens(remembered.state, state)) remembered.succession.replaceTokens(state.revision);
    byCookieValue.delete(remembered.cookieValue);
    remember(Object.assign(remembered, { state, cookieValue }));
  }

  async function write(remembered: Remembered, state: SealedState) {
    const grows = state.session.connections.length > remembered.state.session.connections.length;
    advance(remembered, state, await sealer.seal(state, grows ? roomToGrow : 0));
  }

  /** Without opening it again, where it is the newest that this process knows. */
  function recognize(cookieValue: string): Found | null {
    const remembered = byCookieValue.get(cookieValue);
    if (remembered === undefined || byId.get(remembered.state.id) !== remembered) return null;
    remembered.succession.admit(remembered.state.revision);
    return { open: issue(remembered, cookieValue), outdated: false };
  }

  async function openInTurn(
    sent: SealedState,
    cookieValue: string,
    outdated: boolean,
  ): Promise<Found | null> {
    if (endedIds.has(sent.id)) return null;
    const sealNow = async (state: SealedState) =>
      state === sent && !outdated ? cookieValue : sealer.seal(state);
    const remembered =
      byId.get(sent.id) ??
      remember({ state: sent, cookieValue: await sealNow(sent), succession: createSuccession(now) });
    if (!remembered.succession.admit(sent.revision)) return null;
    const merged = mergeStates(remembered.state, sent);
    if (merged !== remembered.state) advance(remembered, merged, await sealNow(merged));
    return { open: issue(remembered, cookieValue), outdated: false };
  }

  return {
    async open(cookieValue) {
      const recognized = recognize(cookieValue);
      if (recognized) return recognized;
      const opened = await sealer.open(cookieValue);
      if (opened === null) return 'foreign';
      const { state, outdated } = opened;
      return inTurn(state.id, () => openInTurn(state, cookieValue, outdated));
    },
    async create(session) {
      const state = beginState(formatBase64Url(randomBytes(idLength)), session);
      const cookieValue = await sealer.seal(state, roomToGrow);
      return issue(remember({ state, cookieValue, succession: createSuccession(now) }), null);
    },
    change: (open, change) =>
      inTurn(open.key, async () => {
        const { remembered, sent } = readOpening(open);
        const { state } = remembered;
        const changed = endedIds.has(open.key) ? null : change(state.session);
        if (changed === null) return null;
        if (changed !== state.session) await write(remembered, followState(state, changed));
        return issue(remembered, sent);
      }),
    end: (open) =>
      inTurn(open.key, async () => {
        endedIds.set(open.key, true);
        byCookieValue.delete(readOpening(open).remembered.cookieValue);
        byId.delete(open.key);
      }),
    cookieValue: (open) => readOpening(open).remembered.cookieValue,
    findNewer(open) {
      const { remembered, sent } = readOpening(open);
      return endedIds.has(open.key) || remembered.cookieValue === sent ? null : issue(remembered, sent);
    },
  };
}
