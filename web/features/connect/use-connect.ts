import { useMutation } from '@tanstack/react-query';
import type { LoginRequest } from '../../../shared/session-view.ts';
import { useWorld } from '../../world.tsx';

/** Begins an authorization and leaves for the bank's own page. */
export function useConnect() {
  const { client, leave } = useWorld();
  return useMutation({
    mutationFn: (request: LoginRequest) => client.login(request),
    onSuccess: ({ authorizationUrl }) => leave(authorizationUrl),
  });
}
