import { type ReactNode, useId, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { changePreferences, type PageSize, pageSizes } from '../../preferences/preferences.ts';
import { type AccountAddress, transactionPageQuery } from '../../queries/transactions.ts';
import { useWorld } from '../../world.tsx';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import { useKeptScroll } from '../scroll/use-kept-scroll.ts';
import { MoreRows } from './more-rows.tsx';
import { OpenEntry } from './open-entry.tsx';
import { PageBlocks } from './page-blocks.tsx';
import { PageEnd } from './page-end.tsx';
import { PageJointRemark } from './page-joint-remark.tsx';
import { PagePosition } from './page-position.tsx';
import { PageSizeChoice } from './page-size-choice.tsx';
import { Pager } from './pager.tsx';
import { RowsPlaceholder } from './rows-placeholder.tsx';
import { ToldAbove } from './told-above.tsx';
import styles from './transactions.module.css';
import { TransactionsHeading } from './transactions-heading.tsx';
import { findPosition } from './transactions-search.ts';
import { useIsToldAbove } from './use-is-told-above.ts';
import { useOpenEntry } from './use-open-entry.ts';
import { usePageJoint } from './use-page-joint.ts';
import { usePageRows } from './use-page-rows.ts';
import { useTransactionPage } from './use-transaction-page.ts';
import { useTransactionsSearch } from './use-transactions-search.ts';

export interface TransactionsProps extends AccountAddress {
  /** What else can be done with them. */
  actionsFor: (page: TransactionPage | undefined) => ReactNode;
}

/** An account's transactions: one page of them at a time, and the detail of one. */
export function Transactions({ connection, accountId, actionsFor }: TransactionsProps) {
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const navigate = useNavigate();
  const { client } = useWorld();
  const { pathname } = useLocation();
  const { search, addressOf } = useTransactionsSearch();
  const { page, pageSize } = search;
  const account = { connection, accountId };
  const address = { ...account, page, pageSize };
  const result = useTransactionPage(address);
  const isToldAbove = useIsToldAbove(account, result.error);
  const shown = result.data;
  const current = result.isPlaceholderData ? undefined : shown;
  const joints = usePageJoint(address, current !== undefined);
  const { list, keepRow, focusRow } = usePageRows(current);
  useKeptScroll(pathname + addressOf({ tx: null }).search, current !== undefined);
  const { openKey, close, ...opening } = useOpenEntry({
    openKey: search.tx,
    addressOf: (key) => addressOf({ tx: key }),
    focusRow,
  });

  const choosePageSize = (chosen: PageSize) => {
    const row = shown ? keepRow(shown) : (page - 1) * pageSize;
    void navigate(addressOf(findPosition(row, chosen)), { preventScrollReset: true });
    changePreferences({ pageSize: chosen });
  };
  // After the navigation has begun: the router keeps the place that was left for whoever goes back.
  const showFromTop = () =>
    queueMicrotask(() => {
      title.current?.focus({ preventScroll: true });
      title.current?.scrollIntoView();
    });
  const turning = {
    addressOf: (turned: number) => addressOf({ page: turned, tx: null }),
    onTurn: showFromTop,
  };

  return (
    <section aria-labelledby={titleId}>
      <TransactionsHeading id={titleId} title={title} place={shown && <PagePosition page={shown} />}>
        {actionsFor(current)}
        <PageSizeChoice pageSize={pageSize} pageSizes={pageSizes} choose={choosePageSize} />
      </TransactionsHeading>
      <div className={styles.columns}>
        <div ref={list} aria-busy={current === undefined && !result.error} className={styles.list}>
          {isToldAbove ? (
            shown === undefined && <ToldAbove />
          ) : (
            <ReadFailure connection={connection} failure={result.error} retry={() => result.refetch()} />
          )}
          {result.isPending && <RowsPlaceholder />}
          <PageJointRemark page={page} joint={joints.joint} account={account} {...turning} />
          {shown && <PageBlocks page={shown} openKey={openKey} {...opening} />}
          <MoreRows
            connection={connection}
            queryKey={transactionPageQuery(client, address).queryKey}
            page={current}
          />
          {shown && <PageEnd page={shown} {...joints} account={account} {...turning} />}
          {(page > 1 || shown?.next) && <Pager page={page} shown={current} {...turning} />}
        </div>
        <OpenEntry page={current} openKey={openKey} close={close} />
      </div>
    </section>
  );
}
