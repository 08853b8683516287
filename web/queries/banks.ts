import { queryOptions } from '@tanstack/react-query';
import type { KontoClient } from '../api/konto-client.ts';

/** The banks that this installation can connect. */
export const banksQuery = (client: KontoClient) =>
  queryOptions({
    queryKey: ['banks'],
    queryFn: async () => (await client.readBanks()).banks,
    staleTime: Number.POSITIVE_INFINITY,
  });
