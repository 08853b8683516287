import { Trans, useLingui } from '@lingui/react/macro';
import { LostConsentNotice } from '../connection-data/lost-consent-notice.tsx';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import { PageHeading } from '../page-heading/page-heading.tsx';
import { BackToAccounts } from './account-heading.tsx';
import styles from './account-missing.module.css';
import type { ConnectionAccounts } from './use-accounts.ts';

/** No account of this key: none is known as long as one connection has not answered, else it is in no consent. */
export function AccountMissing({ lists }: { lists: readonly ConnectionAccounts[] }) {
  const { t } = useLingui();
  const failed = lists.filter(({ list }) => list.error);
  if (failed.length > 0)
    return (
      <>
        <BackToAccounts />
        <PageHeading title={t`This account could not be read`} />
        {failed.map(({ connection, list }) => (
          <div key={connection.connectionId} className={styles.failure}>
            <LostConsentNotice connection={connection} />
            <ReadFailure connection={connection} failure={list.error} retry={() => list.refetch()} />
          </div>
        ))}
      </>
    );
  return (
    <>
      <BackToAccounts />
      <PageHeading title={t`This account is not among yours`} />
      <p>
        <Trans>
          None of your consents covers an account at this address. If you could see it before, renew the
          connection and choose it on the bank’s page.
        </Trans>
      </p>
    </>
  );
}
