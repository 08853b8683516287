import { useLingui } from '@lingui/react/macro';
import type { LoaderFunctionArgs } from 'react-router';
import { AccountsOverview } from '../features/accounts/accounts-overview.tsx';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { accountsQuery } from '../queries/accounts.ts';
import type { World } from '../world.tsx';
import { requireSession } from './require-session.ts';

/** Begins to read every connection's accounts; the screen is there before they are. */
export const createLoader =
  (world: World) =>
  async ({ request }: LoaderFunctionArgs) => {
    const { connections } = await requireSession(world, request);
    for (const connection of connections)
      void world.queryClient.prefetchQuery(accountsQuery(world.client, connection));
    return null;
  };

export function Component() {
  const { t } = useLingui();
  return (
    <>
      <PageHeading title={t`Accounts`} />
      <AccountsOverview />
    </>
  );
}
