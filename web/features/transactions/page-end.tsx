import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import styles from './page-end.module.css';

interface PageEndProps {
  page: TransactionPage;
  addressOf: (page: number) => To;
  onTurn: () => void;
}

/** Says where the history ends, and only there: as long as more may follow, it says at most that this page is empty. */
export function PageEnd({ page: { page, totalPages, entries, next }, ...turning }: PageEndProps) {
  if (next !== null) return entries.length === 0 ? <EmptyPage /> : null;
  if (entries.length > 0)
    return (
      <Remark>
        <Trans>This is the end of the history: the bank shows nothing older.</Trans>
      </Remark>
    );
  if (page === 1)
    return (
      <Remark>
        <Trans>There are no transactions on this account yet.</Trans>
      </Remark>
    );
  return page === null ? null : <Beyond page={page} last={totalPages || page - 1} {...turning} />;
}

const EmptyPage = () => (
  <Remark>
    <Trans>The bank shows no rows on this page. More may follow on the next one.</Trans>
  </Remark>
);

interface BeyondProps extends Omit<PageEndProps, 'page'> {
  page: number;
  last: number;
}

function Beyond({ page, last, addressOf, onTurn }: BeyondProps) {
  const { i18n } = useLingui();
  const asked = i18n.number(page);
  const lastPage = i18n.number(last);
  return (
    <Remark>
      <Trans>The history does not reach as far as page {asked}.</Trans>{' '}
      <Link to={addressOf(last)} tabIndex={0} preventScrollReset onClick={onTurn}>
        <Trans>Go to page {lastPage}</Trans>
      </Link>
    </Remark>
  );
}

const Remark = ({ children }: { children: ReactNode }) => <p className={styles.remark}>{children}</p>;
