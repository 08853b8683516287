import { Problem } from '../problem.ts';
import type { Bytes } from './bytes.ts';
import type { Cookies } from './cookies.ts';
import type { SealedState } from './sealed-state.ts';
import { decodeState, encodeState } from './sealed-state-codec.ts';
import { createSealer, type Sealer } from './sealing.ts';

/** Makes a session's whole state the value of its cookie. */
export interface StateSealer {
  /** Throws `session_full` where less than `spare` characters would be left of the cookie's room. */
  seal(state: SealedState, spare?: number): Promise<string>;
  /** Null for what none of the keys sealed for this cookie. */
  open(cookieValue: string): Promise<OpenedState | null>;
  isOthers: Sealer['isOthers'];
}

export interface OpenedState {
  state: SealedState;
  /** An older key sealed it. */
  outdated: boolean;
}

export interface StateSealerDependencies {
  keys: readonly Bytes[];
  cookies: Pick<Cookies, 'name' | 'room'>;
}

export function createStateSealer({ keys, cookies }: StateSealerDependencies): StateSealer {
  const cookieName = cookies.name('session');
  const sealer = createSealer(keys, 'session in a cookie');
  const room = cookies.room(cookieName);
  return {
    async seal(state, spare = 0) {
      const cookieValue = await sealer.seal(cookieName, encodeState(state));
      if (cookieValue.length + spare > room) throw new Problem('session_full');
      return cookieValue;
    },
    async open(cookieValue) {
      const opened = await sealer.open(cookieName, cookieValue);
      const state = opened && decodeState(opened.plain);
      return state && { state, outdated: opened.outdated };
    },
    isOthers: sealer.isOthers,
  };
}
