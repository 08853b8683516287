import { useMutation } from '@tanstack/react-query';
import { useWorld } from '../../world.tsx';

/** Signs out on the server first: a page that only looks signed out would be worse than one that says it is not. */
export function useSignOut() {
  const { client, sessionLife } = useWorld();
  return useMutation({
    mutationFn: () => client.logout(),
    onSuccess: () => sessionLife.end('signed_out'),
  });
}

export type SignOut = ReturnType<typeof useSignOut>;
