import { BoundedMap } from './bounded-map.ts';
import { haveSameTokens, type SealedState } from './sealed-state.ts';
import { maximumRemembered } from './session-keeping.ts';
import { createSuccession, type Succession } from './succession.ts';

/** The newest state that this process knows of a session, and the value of its cookie. */
export interface Remembered {
  state: SealedState;
  cookieValue: string;
  readonly succession: Succession;
}

/** What a process knows of sessions that are in their cookies. It may be empty at any moment. */
export interface SessionMemory {
  find(id: string): Remembered | undefined;
  /** By a cookie that is the newest of its session. */
  findByCookie(cookieValue: string): Remembered | undefined;
  add(state: SealedState, cookieValue: string): Remembered;
  /** The session goes on as this; requests that hold what was remembered see it. */
  advance(remembered: Remembered, state: SealedState, cookieValue: string): void;
  end(id: string): void;
  hasEnded(id: string): boolean;
}

const maximumEnded = 100_000;

export function createSessionMemory(now: () => number): SessionMemory {
  const byId = new BoundedMap<string, Remembered>(maximumRemembered);
  const byCookieValue = new BoundedMap<string, Remembered>(maximumRemembered);
  const endedIds = new BoundedMap<string, true>(maximumEnded);

  /** Always in both at once, so that both forget the same one when they are full. */
  function remember(remembered: Remembered): Remembered {
    byId.set(remembered.state.id, remembered);
    byCookieValue.set(remembered.cookieValue, remembered);
    return remembered;
  }

  function forget(id: string) {
    const remembered = byId.get(id);
    if (remembered) byCookieValue.delete(remembered.cookieValue);
    byId.delete(id);
  }

  return {
    find: (id) => byId.get(id),
    findByCookie: (cookieValue) => byCookieValue.get(cookieValue),
    add: (state, cookieValue) => remember({ state, cookieValue, succession: createSuccession(now) }),
    advance(remembered, state, cookieValue) {
      if (!haveSameTokens(remembered.state, state)) remembered.succession.replaceTokens(state.revision);
      forget(state.id);
      remember(Object.assign(remembered, { state, cookieValue }));
    },
    end(id) {
      forget(id);
      endedIds.set(id, true);
    },
    hasEnded: (id) => endedIds.has(id),
  };
}
