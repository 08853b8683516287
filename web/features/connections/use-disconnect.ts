import { useMutation } from '@tanstack/react-query';
import { knownSession, type SignedInSession } from '../../queries/session.ts';
import { useWorld } from '../../world.tsx';

/** Ends a connection. The last one ends the session too: there is nothing left to be signed in for. */
export function useDisconnect(connectionId: string) {
  const { client, queryClient, sessionLife } = useWorld();
  return useMutation({
    mutationFn: () => client.disconnect(connectionId),
    onSuccess: ({ consentDeleted }) => {
      const session = knownSession(queryClient);
      const isLast = session?.status === 'signed-in' && countConnections(session) === 1;
      if (isLast) sessionLife.end(consentDeleted ? 'consent_deleted' : 'disconnected');
      else void sessionLife.change();
    },
  });
}

const countConnections = ({ connections, abandoned = [] }: SignedInSession): number =>
  connections.length + abandoned.length;
