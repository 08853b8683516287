import { useQuery } from '@tanstack/react-query';
import { nameFailure } from '../../api/request-failure.ts';
import { accountQuery } from '../../queries/account.ts';
import type { AccountAddress } from '../../queries/transactions.ts';
import { useWorld } from '../../world.tsx';

/** Whether the account's balances, above its transactions, failed for the same reason: then it is told there for both. */
export function useIsToldAbove({ connection, accountId }: AccountAddress, failure: unknown): boolean {
  const { client } = useWorld();
  const { error } = useQuery({ ...accountQuery(client, connection, accountId), enabled: false });
  return failure !== null && error !== null && nameFailure(failure).code === nameFailure(error).code;
}
