import type { QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { KontoClient } from './api/konto-client.ts';

/** What loaders and components have of the outside: handed in once, so that a test can hand in its own. */
export interface World {
  client: KontoClient;
  queryClient: QueryClient;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Leaves the application for the bank's own pages. */
  leave: (url: string) => void;
}

const WorldContext = createContext<World | null>(null);

export const WorldProvider = WorldContext.Provider;

export function useWorld(): World {
  const world = use(WorldContext);
  if (world === null) throw new Error('useWorld needs a WorldProvider above it');
  return world;
}
