import { Trans } from '@lingui/react/macro';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { DetailPanel } from './detail-panel.tsx';
import { EntryDetail, EntryTitle } from './entry-detail.tsx';
import styles from './open-entry.module.css';

interface OpenEntryProps {
  /** Undefined while it is being read. */
  page: TransactionPage | undefined;
  openKey: string | null;
  close: () => void;
}

/** The detail of the row that the address names, the invitation to choose one, or that it is not on this page. */
export function OpenEntry({ page, openKey, close }: OpenEntryProps) {
  if (page === undefined || page.entries.length === 0) return null;
  if (openKey === null) return <Invitation />;
  const entry = page.entries.find(({ key }) => key === openKey);
  return (
    <DetailPanel
      key={openKey}
      title={entry ? <EntryTitle entry={entry} /> : <Trans>Not on this page</Trans>}
      close={close}
    >
      {entry ? <EntryDetail entry={entry} /> : <Missing isBehind={page.rest.length > 0} />}
    </DetailPanel>
  );
}

const Invitation = () => (
  <p className={styles.invitation}>
    <Trans>Choose a transaction to see all its details from the bank.</Trans>
  </p>
);

/** Where the bank sent more rows than are shown, it may be one of those. */
const Missing = ({ isBehind }: { isBehind: boolean }) => (
  <p>
    {isBehind && (
      <>
        <Trans>It may be among the rows of this page that are not shown yet.</Trans>{' '}
      </>
    )}
    <Trans>
      The transaction that this address names is not among these rows. It may have moved to another page, or
      got another ID when it was booked.
    </Trans>
  </p>
);
