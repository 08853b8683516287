import { useLingui } from '@lingui/react/macro';
import { AccountsOverview } from '../features/accounts/accounts-overview.tsx';
import { AbandonedConnections } from '../features/connections/abandoned-connections.tsx';
import { FindBox } from '../features/find-box/find-box.tsx';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import styles from './accounts.module.css';
import { readAccountsAhead } from './read-accounts-ahead.ts';

export const createLoader = readAccountsAhead;

export function Component() {
  const { t } = useLingui();
  return (
    <>
      <div className={styles.top}>
        <PageHeading title={t`Accounts`} />
        <FindBox />
      </div>
      <AccountsOverview />
      <AbandonedConnections />
    </>
  );
}
