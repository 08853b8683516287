import { useId, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { bankPaging } from '../../../shared/banks/bank-paging.ts';
import { cursorPageQuery } from '../../queries/cursor-page.ts';
import { useWorld } from '../../world.tsx';
import { useKeptScroll } from '../scroll/use-kept-scroll.ts';
import { CursorEnd } from './cursor-end.tsx';
import { CursorFailure } from './cursor-failure.tsx';
import { CursorPager } from './cursor-pager.tsx';
import { CursorPlace } from './cursor-place.tsx';
import { MoreRows } from './more-rows.tsx';
import { OpenEntry } from './open-entry.tsx';
import { PageBlocks } from './page-blocks.tsx';
import { PageSizeChoice } from './page-size-choice.tsx';
import { countRowsOf, findTurns } from './page-trail.ts';
import { RowsPlaceholder } from './rows-placeholder.tsx';
import styles from './transactions.module.css';
import type { TransactionsProps } from './transactions.tsx';
import { TransactionsHeading } from './transactions-heading.tsx';
import { useCleanCursor } from './use-clean-cursor.ts';
import { useCursorPage } from './use-cursor-page.ts';
import { useCursorSearch } from './use-cursor-search.ts';
import { useOpenEntry } from './use-open-entry.ts';
import { usePageRows } from './use-page-rows.ts';

/** An account's transactions at a bank that does not count its pages: each page names the one after it. */
export function CursorTransactions({ connection, accountId, actionsFor }: TransactionsProps) {
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const navigate = useNavigate();
  const { client } = useWorld();
  const { pathname } = useLocation();
  const paging = bankPaging[connection.profile];
  const { search, trail, addressOf } = useCursorSearch(paging);
  const { tx, ...position } = search;
  const { cursor, dateFrom, pageSize } = position;
  const result = useCursorPage({ connection, accountId, ...position }, trail);
  const failure = useCleanCursor(result.error, addressOf({ cursor: null, tx: null }));
  const shown = result.data;
  const current = result.isPlaceholderData ? undefined : shown;
  const { list, focusRow } = usePageRows(current);
  useKeptScroll(pathname + addressOf({ tx: null }).search, current !== undefined);
  const addressOfEntry = (key: string | null) => addressOf({ tx: key });
  const { openKey, close, ...opening } = useOpenEntry({ openKey: tx, addressOf: addressOfEntry, focusRow });

  const choosePageSize = (chosen: number) =>
    void navigate(addressOf({ pageSize: chosen, cursor: null, tx: null }), { preventScrollReset: true });
  const showFromTop = () =>
    queueMicrotask(() => {
      title.current?.focus({ preventScroll: true });
      title.current?.scrollIntoView();
    });

  return (
    <section aria-labelledby={titleId}>
      <TransactionsHeading
        id={titleId}
        title={title}
        place={shown && <CursorPlace page={shown} rowsBefore={countRowsOf(trail, cursor)} />}
      >
        {actionsFor(current)}
        {pageSize !== null && (
          <PageSizeChoice pageSize={pageSize} pageSizes={paging.pageSizes} choose={choosePageSize} />
        )}
      </TransactionsHeading>
      <div className={styles.columns}>
        <div ref={list} aria-busy={result.isFetching && current === undefined} className={styles.list}>
          <CursorFailure
            account={{ connection, accountId }}
            failure={failure}
            retry={() => result.refetch()}
            isAlone={shown === undefined}
            addressOf={addressOf}
          />
          {result.isPending && <RowsPlaceholder />}
          {shown && <PageBlocks page={shown} openKey={openKey} {...opening} />}
          <MoreRows
            connection={connection}
            queryKey={cursorPageQuery(client, { connection, accountId, ...position }).queryKey}
            page={current}
          />
          {current && <CursorEnd page={current} dateFrom={dateFrom} />}
          <CursorPager {...findTurns(trail, cursor, current)} addressOf={addressOf} onTurn={showFromTop} />
        </div>
        <OpenEntry page={current} openKey={openKey} close={close} />
      </div>
    </section>
  );
}
