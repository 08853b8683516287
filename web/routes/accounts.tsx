import { useLingui } from '@lingui/react/macro';
import { AccountsOverview } from '../features/accounts/accounts-overview.tsx';
import { AbandonedConnections } from '../features/connections/abandoned-connections.tsx';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { readAccountsAhead } from './read-accounts-ahead.ts';

export const createLoader = readAccountsAhead;

export function Component() {
  const { t } = useLingui();
  return (
    <>
      <PageHeading title={t`Accounts`} />
      <AccountsOverview />
      <AbandonedConnections />
    </>
  );
}
