import { Plural, Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { AsOf } from '../connection-data/as-of.tsx';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { LostConsentNotice } from '../connection-data/lost-consent-notice.tsx';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import { AccountRow } from './account-row.tsx';
import type { AccountView } from './account-view.ts';
import styles from './connection-section.module.css';
import { ConsentEnd } from './consent-end.tsx';
import type { ConnectionAccounts } from './use-accounts.ts';

interface ConnectionSectionProps {
  accounts: ConnectionAccounts;
  views: readonly AccountView[];
}

/** The accounts of one connection. Its failure stands here, beside what was read before, and nowhere else. */
export function ConnectionSection({ accounts: { connection, list }, views }: ConnectionSectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} aria-busy={list.isPending}>
      <div className={styles.heading}>
        <h2 id={titleId}>
          <ConnectionName connection={connection} />
        </h2>
        <AsOf connection={connection} />
      </div>
      {connection.status === 'active' && list.data && <ConsentEnd accounts={list.data.accounts} />}
      <LostConsentNotice connection={connection} />
      <ReadFailure connection={connection} failure={list.error} retry={() => list.refetch()} />
      {list.isPending && <AccountsPlaceholder />}
      <ul className={styles.accounts}>
        {views.map((view, place) => (
          <AccountRow key={rowKey(view, place)} view={view} />
        ))}
      </ul>
      {list.data && <Remarks accounts={views.length} unreadable={list.data.unreadable.length} />}
    </section>
  );
}

/** One account may be listed twice. */
const rowKey = ({ account }: AccountView, place: number): string => `${place} ${account.accountKey}`;

function Remarks({ accounts, unreadable }: { accounts: number; unreadable: number }) {
  if (unreadable > 0)
    return (
      <p className={styles.remark}>
        <Plural
          value={unreadable}
          one="The bank sent # account in a form that cannot be read."
          other="The bank sent # accounts in a form that cannot be read."
        />
      </p>
    );
  if (accounts > 0) return null;
  return (
    <p className={styles.remark}>
      <Trans>
        Your consent covers no account. Renew the connection and choose accounts on the bank’s page.
      </Trans>
    </p>
  );
}

const AccountsPlaceholder = () => (
  <div aria-hidden="true" className={styles.placeholders}>
    <div />
    <div />
    <div />
  </div>
);
