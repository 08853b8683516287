import { Trans } from '@lingui/react/macro';
import { useId, useRef } from 'react';
import { useNavigate } from 'react-router';
import { changePreferences, type PageSize } from '../../preferences/preferences.ts';
import type { PageAddress } from '../../queries/transactions.ts';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import { OpenEntry } from './open-entry.tsx';
import { PageBlocks } from './page-blocks.tsx';
import { PageEnd } from './page-end.tsx';
import { PagePosition } from './page-position.tsx';
import { PageSizeChoice } from './page-size-choice.tsx';
import { Pager } from './pager.tsx';
import styles from './transactions.module.css';
import { findPosition } from './transactions-search.ts';
import { useOpenEntry } from './use-open-entry.ts';
import { usePageRows } from './use-page-rows.ts';
import { useTransactionPage } from './use-transaction-page.ts';
import { useTransactionsSearch } from './use-transactions-search.ts';

/** An account's transactions: one page of them at a time, and the detail of one. */
export function Transactions({ connection, accountId }: Pick<PageAddress, 'connection' | 'accountId'>) {
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const navigate = useNavigate();
  const { search, addressOf } = useTransactionsSearch();
  const { page, pageSize } = search;
  const {
    data: shown,
    isPlaceholderData,
    isPending,
    error,
    refetch,
  } = useTransactionPage({
    connection,
    accountId,
    page,
    pageSize,
  });
  const { list, keepRow, focusRow } = usePageRows(isPlaceholderData ? undefined : shown);
  const { openKey, close, ...opening } = useOpenEntry(focusRow);

  const choosePageSize = (chosen: PageSize) => {
    const row = shown ? keepRow(shown) : (page - 1) * pageSize;
    void navigate(addressOf(findPosition(row, chosen)), { preventScrollReset: true });
    changePreferences({ pageSize: chosen });
  };

  const showFromTop = () => {
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView();
  };

  return (
    <section aria-labelledby={titleId}>
      <div className={styles.heading}>
        <h2 id={titleId} ref={title} tabIndex={-1}>
          <Trans>Transactions</Trans>
        </h2>
        <p role="status">{shown && <PagePosition page={shown} />}</p>
        <PageSizeChoice pageSize={pageSize} choose={choosePageSize} />
      </div>
      <div className={styles.columns}>
        <div ref={list} aria-busy={isPending || isPlaceholderData} className={styles.list}>
          <ReadFailure connection={connection} failure={error} retry={() => void refetch()} />
          {isPending && <RowsPlaceholder />}
          {shown && <PageBlocks page={shown} openKey={openKey} {...opening} />}
          {shown && <PageEnd page={shown} addressOf={(last) => addressOf({ page: last, tx: null })} />}
          {(page > 1 || shown?.next) && (
            <Pager
              page={page}
              next={isPlaceholderData ? null : (shown?.next?.page ?? null)}
              addressOf={(turned) => addressOf({ page: turned, tx: null })}
              onTurn={showFromTop}
            />
          )}
        </div>
        <OpenEntry page={isPlaceholderData ? undefined : shown} openKey={openKey} close={close} />
      </div>
    </section>
  );
}

const RowsPlaceholder = () => (
  <>
    <p role="status" className="visually-hidden">
      <Trans>The transactions are being read.</Trans>
    </p>
    <div aria-hidden="true" className={styles.placeholders}>
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same.
        <div key={index} />
      ))}
    </div>
  </>
);
