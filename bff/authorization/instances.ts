// How instances that share a store, or follow each other over one, keep out of each other's way. Runtimes without a store
// leave this out, and with it what it imports.
import type { StartTimer } from '../bank/timers.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Consent } from './authorization.ts';
import type { Connect } from './connect.ts';
import { connectAlone } from './connect-alone.ts';
import { createRunAlone, type RunAlone } from './run-alone.ts';
import type { UnsavedTokens } from './unsaved-tokens.ts';

export interface Instances {
  runAlone: RunAlone;
  /** One token call for one authorization, whichever instance is asked. */
  connectAlone(connect: Connect, unsavedConsents: UnsavedTokens<Consent>): Connect;
}

export interface InstancesDependencies {
  store: SessionStore;
  sessions: Pick<Sessions, 'open' | 'cookie'>;
  startTimer: StartTimer;
  now: () => number;
}

export function createInstances(dependencies: InstancesDependencies): Instances {
  const runAlone = createRunAlone(dependencies);
  return {
    runAlone,
    connectAlone: (connect, unsavedConsents) =>
      connectAlone(connect, { ...dependencies, runAlone, unsavedConsents }),
  };
}
