import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import styles from './page-end.module.css';
import { ReadAgain, type Turning } from './read-again.tsx';
import type { Joints } from './use-page-joint.ts';

interface PageEndProps extends Turning, Joints {
  page: TransactionPage;
}

/** Says where the history ends, and only there: as long as more may follow, it says at most that this page is empty. */
export function PageEnd({
  page: { page, totalPages, entries, rest, next },
  joint,
  gap,
  ...turning
}: PageEndProps) {
  if (next !== null) return entries.length === 0 ? <EmptyPage /> : null;
  if (entries.length === 0 && page === 1)
    return (
      <Remark>
        <Trans>There are no transactions on this account yet.</Trans>
      </Remark>
    );
  if (entries.length === 0)
    return page === null ? null : <Beyond page={page} last={totalPages || page - 1} {...turning} />;
  if (rest.length > 0) return null;
  if (gap !== null) return <EndBehindGap before={gap - 1} {...turning} />;
  if (joint === undefined) return null;
  return (
    <Remark>
      <Trans>This is the end of the history: the bank shows nothing older.</Trans>
    </Remark>
  );
}

const EmptyPage = () => (
  <Remark>
    <Trans>The bank shows no rows on this page. More may follow on the next one.</Trans>
  </Remark>
);

function EndBehindGap({ before, ...turning }: Turning & { before: number }) {
  const { i18n } = useLingui();
  const from = i18n.number(before);
  const to = i18n.number(before + 1);
  return (
    <Remark>
      <Trans>
        The bank shows nothing older, but some rows between pages {from} and {to} were not shown.
      </Trans>{' '}
      <ReadAgain from={before} {...turning} />
    </Remark>
  );
}

interface BeyondProps extends Turning {
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
