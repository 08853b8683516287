import { queryOptions } from '@tanstack/react-query';
import type { KontoClient } from '../api/konto-client.ts';

export const sessionKey = ['session'] as const;

/** Who is signed in, and with which connections. It changes by what people do, not by itself: it never grows stale. */
export const sessionQuery = (client: KontoClient) =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: ({ signal }) => client.readSession(signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
