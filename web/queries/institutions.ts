import { queryOptions } from '@tanstack/react-query';
import type { KontoClient } from '../api/konto-client.ts';

/** The banks of a country behind one that is the door to many: asked for once, and searched here. */
export const institutionsQuery = (client: KontoClient, bankId: string, country: string) =>
  queryOptions({
    queryKey: ['institutions', bankId, country],
    queryFn: async () => (await client.readInstitutions(bankId, country)).institutions,
    staleTime: Number.POSITIVE_INFINITY,
  });
