import { Plural, Trans } from '@lingui/react/macro';
import { useId } from 'react';
import type { ExactJson } from '../../../shared/exact-json.ts';
import { BankSource } from '../bank-source/bank-source.tsx';
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
      {list.data && <Remarks accounts={views.length} unreadable={list.data.unreadable} />}
    </section>
  );
}

/** One account may be listed twice. */
const rowKey = ({ account }: AccountView, place: number): string => `${place} ${account.accountKey}`;

/** Nothing is left out in silence: what cannot be read stands there as it came. */
function Remarks({ accounts, unreadable }: { accounts: number; unreadable: readonly ExactJson[] }) {
  const count = unreadable.length;
  if (count > 0)
    return (
      <div className={styles.remark}>
        <Plural
          value={count}
          one="The bank sent # account in a form that cannot be read."
          other="The bank sent # accounts in a form that cannot be read."
        />
        {unreadable.map((source, place) => (
          <BankSource key={sourceKey(source, place)} source={source} isOpen={false} />
        ))}
      </div>
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

/** Two may be alike. */
const sourceKey = (_source: ExactJson, place: number): string => `unreadable-${place}`;

const AccountsPlaceholder = () => (
  <div aria-hidden="true" className={styles.placeholders}>
    <div />
    <div />
    <div />
  </div>
);
