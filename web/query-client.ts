import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

const minutes = 60_000;

/**
 * Banks count requests, so nothing is asked again without a reason: no polling, no refetch on focus or reconnect, and
 * no retry, since the BFF has already retried what is worth it. `onFailure` hears of everything that fails.
 */
export function createQueryClient(onFailure: (error: unknown) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onFailure }),
    mutationCache: new MutationCache({ onError: onFailure }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10 * minutes,
        gcTime: 30 * minutes,
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
        retry: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
