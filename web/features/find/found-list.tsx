import { Plural } from '@lingui/react/macro';
import { useState } from 'react';
import type { TransactionEntry } from '../../../shared/transaction-page.ts';
import type { PreparedRow } from '../../history/find/prepared-row.ts';
import { DetailPanel } from '../transactions/detail-panel.tsx';
import { EntryDetail, EntryTitle } from '../transactions/entry-detail.tsx';
import type { FindSearch } from './find-search.ts';
import styles from './found-list.module.css';
import { FoundRow } from './found-row.tsx';
import { RowLinks } from './row-links.tsx';
import type { FoundRows } from './use-found-rows.ts';
import type { SearchedAccount } from './use-histories.ts';

/** So many rows stand on the page at a time. All of them are in the page: the browser finds, prints and copies them. */
const portion = 100;

interface FoundListProps {
  found: FoundRows;
  search: FindSearch;
  isOneAccount: boolean;
  addressOf: (change: Partial<FindSearch>) => { search: string };
  close: () => void;
}

/** The rows that were found, and the detail of the one that the address names. */
export function FoundList({ found, search, isOneAccount, addressOf, close }: FoundListProps) {
  const asked = addressOf({}).search;
  const [shown, setShown] = useState({ asked, rows: portion });
  const rows = shown.asked === asked ? shown.rows : portion;
  const more = found.rows.length - rows;
  const visible = found.rows.slice(0, rows).flatMap((row) => {
    const account = found.accountOf(row);
    return account ? [{ row, account, entry: readEntry(row, account) }] : [];
  });
  const open = visible.find(({ account, entry }) => nameRow(account, entry) === search.tx);
  return (
    <div className={open ? styles.open : undefined}>
      <div className={styles.list}>
        <ol className={styles.rows}>
          {visible.map(({ row, account, entry }) => {
            const tx = nameRow(account, entry);
            return (
              <li key={tx}>
                <FoundRow
                  row={row}
                  transaction={entry.transaction}
                  owned={isOneAccount ? null : account}
                  query={search.q}
                  isOpen={tx === search.tx}
                  to={addressOf({ tx })}
                />
              </li>
            );
          })}
        </ol>
        {more > 0 && (
          <button type="button" className="button" onClick={() => setShown({ asked, rows: rows + portion })}>
            <Plural value={Math.min(more, portion)} one="Show # more row" other="Show # more rows" />
          </button>
        )}
      </div>
      {open && (
        <DetailPanel key={search.tx} title={<EntryTitle entry={open.entry} />} close={close}>
          <EntryDetail entry={open.entry} />
          <RowLinks transaction={open.entry.transaction} addressOf={addressOf} />
        </DetailPanel>
      )}
    </div>
  );
}

function readEntry({ source }: PreparedRow, { history }: SearchedAccount): TransactionEntry {
  if (typeof source !== 'number') return source;
  const entry = history.loader.history.readRow(source);
  if (entry.kind === 'unreadable') throw new RangeError('Only rows that can be read are found');
  return entry;
}

const nameRow = ({ account }: SearchedAccount, { key }: TransactionEntry): string =>
  `${account.accountKey}.${key}`;
