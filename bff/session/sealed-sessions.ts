// Sessions that are in their cookies alone, for a server that has no store. What a process remembers of them lets it
// answer parallel and late requests as one, and refuse what it saw end; any other process knows nothing of it.
import { formatBase64Url, randomBytes } from './bytes.ts';
import { beginState, followState, mergeStates, type SealedState } from './sealed-state.ts';
import type { Found, SessionKeeping } from './session-keeping.ts';
import { createSessionMemory, type Remembered } from './session-memory.ts';
import type { OpenSession } from './sessions.ts';
import { createStateSealer, type OpenedState, type StateSealerDependencies } from './state-sealer.ts';
import { createTurns } from './turns.ts';

export interface SealedSessionsDependencies extends StateSealerDependencies {
  now: () => number;
}

/** `sent` is the value of the request's own cookie; null where its session was made for it. */
interface Opening {
  remembered: Remembered;
  sent: string | null;
}

const idLength = 16;
/** Left free where a connection is added, because the tokens of a later refresh may be a little longer. */
const roomToGrow = 128;

export function createSealedSessions(dependencies: SealedSessionsDependencies): SessionKeeping {
  const sealer = createStateSealer(dependencies);
  const memory = createSessionMemory(dependencies.now);
  const openings = new WeakMap<OpenSession, Opening>();
  const inTurn = createTurns();

  function issue(remembered: Remembered, sent: string | null): OpenSession {
    const { id, session } = remembered.state;
    const open = { key: id, session };
    openings.set(open, { remembered, sent });
    return open;
  }

  function readOpening(open: OpenSession): Opening {
    const opening = openings.get(open);
    if (opening === undefined) throw new TypeError('Only a session that was opened here can be used');
    return { ...opening, remembered: memory.find(open.key) ?? opening.remembered };
  }

  const found = (remembered: Remembered, sent: string): Found => ({
    open: issue(remembered, sent),
    outdated: false,
  });

  function recall(cookieValue: string): Found | null {
    const remembered = memory.findByCookie(cookieValue);
    if (remembered === undefined) return null;
    remembered.succession.admit(remembered.state.revision);
    return found(remembered, cookieValue);
  }

  async function meet({ state: sent, outdated }: OpenedState, cookieValue: string): Promise<Found | null> {
    if (memory.hasEnded(sent.id)) return null;
    const sealNow = async (state: SealedState) =>
      state === sent && !outdated ? cookieValue : sealer.seal(state);
    const remembered = memory.find(sent.id) ?? memory.add(sent, await sealNow(sent));
    if (!remembered.succession.admit(sent.revision)) return null;
    const merged = mergeStates(remembered.state, sent);
    if (merged !== remembered.state) memory.advance(remembered, merged, await sealNow(merged));
    return found(remembered, cookieValue);
  }

  async function write(remembered: Remembered, state: SealedState) {
    const grows = state.session.connections.length > remembered.state.session.connections.length;
    memory.advance(remembered, state, await sealer.seal(state, grows ? roomToGrow : 0));
  }

  return {
    endsInCookie: true,
    recall,
    async open(cookieValue) {
      const opened = await sealer.open(cookieValue);
      if (opened === null) return (await sealer.isOthers(cookieValue)) ? 'others' : 'foreign';
      return inTurn(opened.state.id, () => meet(opened, cookieValue));
    },
    async create(session) {
      const state = beginState(formatBase64Url(randomBytes(idLength)), session);
      return issue(memory.add(state, await sealer.seal(state, roomToGrow)), null);
    },
    change: (open, change) =>
      inTurn(open.key, async () => {
        const { remembered, sent } = readOpening(open);
        const { state } = remembered;
        const changed = memory.hasEnded(open.key) ? null : change(state.session);
        if (changed === null) return null;
        if (changed !== state.session) await write(remembered, followState(state, changed));
        return issue(remembered, sent);
      }),
    requireRoom: (open, session) =>
      sealer.seal(followState(readOpening(open).remembered.state, session), roomToGrow),
    end: ({ key }) => inTurn(key, async () => memory.end(key)),
    cookieValue: (open) => readOpening(open).remembered.cookieValue,
    findNewer(open) {
      const { remembered, sent } = readOpening(open);
      return memory.hasEnded(open.key) || remembered.cookieValue === sent ? null : issue(remembered, sent);
    },
  };
}
