import type { SandboxPerson } from '../accounts/people/sandbox-person.ts';
import { createRandomId } from '../random-id.ts';
import type { AuthorizationRequest } from './authorization-request.ts';

/** Where a person stands between the authorization request and its response; `person` is null before the login. */
interface Interaction {
  request: AuthorizationRequest;
  person: SandboxPerson | null;
}

/**
 * Interactions live in the bank under an id that cannot be guessed and that changes at login, so that whoever sent a
 * link to the login page cannot look at the consent page behind it.
 */
export interface Interactions {
  open: (interaction: Interaction) => string;
  find: (id: string) => Interaction | null;
  close: (id: string) => void;
  reset: () => void;
}

const lifetimeMs = 10 * 60_000;

export function createInteractions(now: () => number): Interactions {
  const interactions = new Map<string, Interaction & { expiresAt: number }>();

  function forgetExpired(): void {
    for (const [id, { expiresAt }] of interactions) if (now() >= expiresAt) interactions.delete(id);
  }

  return {
    open: (interaction) => {
      forgetExpired();
      const id = createRandomId();
      interactions.set(id, { ...interaction, expiresAt: now() + lifetimeMs });
      return id;
    },
    find: (id) => {
      forgetExpired();
      return interactions.get(id) ?? null;
    },
    close: (id) => {
      interactions.delete(id);
    },
    reset: () => interactions.clear(),
  };
}
