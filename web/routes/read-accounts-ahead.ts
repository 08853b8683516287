import type { LoaderFunctionArgs } from 'react-router';
import { accountsQuery } from '../queries/accounts.ts';
import type { World } from '../world.tsx';
import { requireSession } from './require-session.ts';

/** The loader of every screen of bank data: begins to read all accounts, and does not wait for them. */
export const readAccountsAhead =
  (world: World) =>
  async ({ request }: LoaderFunctionArgs) => {
    const { connections } = await requireSession(world, request);
    for (const connection of connections)
      void world.queryClient.prefetchQuery(accountsQuery(world.client, connection));
    return null;
  };
