import { Plural, Trans } from '@lingui/react/macro';
import { useMemo, useRef, useState } from 'react';
import { DetailPanel } from '../transactions/detail-panel.tsx';
import { EntryDetail, EntryTitle } from '../transactions/entry-detail.tsx';
import { useOpenEntry } from '../transactions/use-open-entry.ts';
import type { FoundRows } from './find-rows.ts';
import type { FindSearch } from './find-search.ts';
import styles from './found-list.module.css';
import { FoundRow } from './found-row.tsx';
import { RowLinks } from './row-links.tsx';
import { findShownRow, listShownRows } from './shown-rows.ts';

/** So many rows stand on the page at a time. All of them are in the page: the browser finds, prints and copies them. */
const portion = 100;

interface FoundListProps {
  found: FoundRows;
  search: FindSearch;
  namesAccount: boolean;
  addressOf: (change: Partial<FindSearch>) => { search: string };
}

/** The rows that were found, and the detail of the one that the address names. */
export function FoundList({ found, search, namesAccount, addressOf }: FoundListProps) {
  const list = useRef<HTMLOListElement>(null);
  const asked = addressOf({}).search;
  const [opened, setOpened] = useState({ asked, rows: portion });
  const rows = opened.asked === asked ? opened.rows : portion;
  const shown = useMemo(() => listShownRows(found, rows), [found, rows]);
  const open = useMemo(() => findShownRow(found, search.tx), [found, search.tx]);
  const { openKey, searchFor, follow, close } = useOpenEntry({
    openKey: search.tx,
    addressOf: (tx) => addressOf({ tx }),
    focusRow: (tx) =>
      [...(list.current?.children ?? [])]
        .find((row) => row instanceof HTMLElement && row.dataset.key === tx)
        ?.querySelector('a')
        ?.focus({ preventScroll: true }),
  });
  const more = Math.min(found.rows.length - rows, portion);
  return (
    <div className={openKey === null ? undefined : styles.open}>
      <div className={styles.list}>
        <ol ref={list} className={styles.rows}>
          {shown.map((each) => (
            <FoundRow
              key={each.tx}
              shown={each}
              query={found.q}
              namesAccount={namesAccount}
              isOpen={each.tx === openKey}
              search={searchFor(each.tx)}
              follow={follow}
            />
          ))}
        </ol>
        {more > 0 && (
          <button type="button" className="button" onClick={() => setOpened({ asked, rows: rows + portion })}>
            <Plural value={more} one="Show # more row" other="Show # more rows" />
          </button>
        )}
      </div>
      {openKey !== null && (
        <DetailPanel
          key={openKey}
          title={open ? <EntryTitle entry={open.entry} /> : <Trans>Not among these rows</Trans>}
          close={close}
        >
          {open ? (
            <>
              <EntryDetail entry={open.entry} />
              <RowLinks transaction={open.entry.transaction} addressOf={addressOf} />
            </>
          ) : (
            <p>
              <Trans>
                The transaction that this address names is not among the rows that are found, or not loaded
                yet.
              </Trans>
            </p>
          )}
        </DetailPanel>
      )}
    </div>
  );
}
