import { useQuery } from '@tanstack/react-query';
import { type KnownSession, sessionQuery } from '../../queries/session.ts';
import { useWorld } from '../../world.tsx';

/** The session, or undefined while the first answer is on its way. */
export function useSession(): KnownSession | undefined {
  return useQuery(sessionQuery(useWorld().client)).data;
}
