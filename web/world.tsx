import type { QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { CallbackRequest } from '../shared/session-view.ts';
import { createKontoClient, type KontoClient } from './api/konto-client.ts';
import { createServerClock, type ServerClock } from './api/server-clock.ts';
import { createQueryClient } from './query-client.ts';
import type { SessionChannel } from './session/session-channel.ts';
import { createSessionLife, type SessionLife } from './session/session-life.ts';

/** What the application has of the browser: handed in once, so that a test can hand in its own. */
export interface Outside {
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Leaves the application for the bank's own pages. */
  leave: (url: string) => void;
  channel: SessionChannel;
  /** Runs the task while no other tab runs one. */
  inTurn: <T>(task: () => Promise<T>) => Promise<T>;
  /** What came back with the callback page's address: once, and null from then on. */
  takeAuthorizationResponse: () => CallbackRequest | null;
}

/** What loaders and components work with. */
export interface World extends Outside {
  client: KontoClient;
  serverClock: ServerClock;
  queryClient: QueryClient;
  sessionLife: SessionLife;
}

export function createWorld(outside: Outside): World {
  const serverClock = createServerClock(outside.now);
  const client = createKontoClient({ fetch: serverClock.listenTo(outside.fetch), now: outside.now });
  const queryClient = createQueryClient((error) => sessionLife.notice(error));
  const sessionLife = createSessionLife({ client, queryClient, channel: outside.channel });
  return { ...outside, client, serverClock, queryClient, sessionLife };
}

const WorldContext = createContext<World | null>(null);

export const WorldProvider = WorldContext.Provider;

export function useWorld(): World {
  const world = use(WorldContext);
  if (world === null) throw new Error('useWorld needs a WorldProvider above it');
  return world;
}
