import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LoginRequest } from '../../../shared/session-view.ts';
import { RequestFailure } from '../../api/request-failure.ts';
import { useWorld } from '../../world.tsx';

/** Whoever comes back from the bank without one is a stranger. */
function requireCookies(): void {
  if (!navigator.cookieEnabled) throw new RequestFailure('cookies_blocked');
}

/**
 * Begins an authorization and leaves for the bank's own page: once, and not again until that page is left. Whoever
 * comes back to it from the bank can begin anew.
 */
export function useConnect() {
  const { client, leave } = useWorld();
  const { error, isPending, isSuccess, mutate, reset } = useMutation({
    mutationFn: async (request: LoginRequest) => {
      requireCookies();
      return client.login(request);
    },
    onSuccess: ({ authorizationUrl }) => leave(authorizationUrl),
  });
  useEffect(() => {
    window.addEventListener('pagehide', reset);
    return () => window.removeEventListener('pagehide', reset);
  }, [reset]);
  const isLeaving = isPending || isSuccess;
  const connect = (request: LoginRequest) => {
    if (!isLeaving) mutate(request);
  };
  return { connect, error, isLeaving };
}
