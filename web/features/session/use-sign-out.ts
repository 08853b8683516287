import { useMutation } from '@tanstack/react-query';
import { nameFailure } from '../../api/request-failure.ts';
import { useWorld } from '../../world.tsx';

/**
 * Signs out on the server first: a page that only looks signed out would be worse than one that says it is not. Where the
 * server cannot reach its sessions it has cleared the cookie, which is the only key.
 */
export function useSignOut() {
  const { client, sessionLife } = useWorld();
  return useMutation({
    mutationFn: () => client.logout(),
    onSuccess: () => sessionLife.end('signed_out'),
    onError: (error) => {
      if (nameFailure(error).code === 'session_store_unavailable') sessionLife.end('signed_out_here');
    },
  });
}

export type SignOut = ReturnType<typeof useSignOut>;
