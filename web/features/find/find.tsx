import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { isWhole } from '../../history/model/known-range.ts';
import { type AccountView, distinctAccounts, viewAccount } from '../accounts/account-view.ts';
import { type ConnectionAccounts, useAccounts } from '../accounts/use-accounts.ts';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import styles from './find.module.css';
import { FindForm } from './find-form.tsx';
import { isAsking } from './find-search.ts';
import { FoundList } from './found-list.tsx';
import { FoundTotals } from './found-totals.tsx';
import { LoadedRange } from './loaded-range.tsx';
import { SortChoice } from './sort-choice.tsx';
import { useFindSearch } from './use-find-search.ts';
import { useFoundRows } from './use-found-rows.ts';
import { useHistories } from './use-histories.ts';

/** Looks for rows in the whole history of one account, or of all of them. The browser searches what it has loaded. */
export function Find() {
  const { i18n } = useLingui();
  const titleId = useId();
  const { search, addressOf, change } = useFindSearch();
  const lists = useAccounts();
  const accounts = listAccounts(lists);
  const chosen = accounts.filter(({ account }) => [null, account.accountKey].includes(search.account));
  const isAsked = isAsking(search);
  const searched = useHistories(chosen, isAsked);
  const found = useFoundRows(searched, search);
  const rows = found.rows.length;
  const whole =
    searched.every(({ history }) => isWhole(history.loader.known)) && lists.every(({ list }) => list.data);
  return (
    <div className={styles.find}>
      <FindForm search={search} accounts={accounts} change={change} />
      {lists.map(({ connection, list }) => (
        <ReadFailure
          key={connection.connectionId}
          connection={connection}
          failure={list.error}
          retry={() => list.refetch()}
        />
      ))}
      <LoadedRange accounts={searched} />
      {isAsked && (
        <section aria-labelledby={titleId} className={styles.results}>
          <div className={styles.heading}>
            <h2 id={titleId}>
              <span role="status">
                <Plural
                  value={rows}
                  _0="Nothing found"
                  one="# row found"
                  other={`${i18n.number(rows)} rows found`}
                />
              </span>
            </h2>
            <SortChoice sort={search.sort} choose={(sort) => change({ sort })} />
          </div>
          {rows === 0 && !whole && (
            <p>
              <Trans>Not everything is loaded: it may still be among the older rows.</Trans>
            </p>
          )}
          <FoundTotals totals={found.totals} isWhole={whole} />
          <FoundList
            found={found}
            search={search}
            isOneAccount={searched.length === 1}
            addressOf={addressOf}
            close={() => change({ tx: null })}
          />
        </section>
      )}
    </div>
  );
}

/** Each account once, and where several connections show it, through one that works. */
const listAccounts = (lists: readonly ConnectionAccounts[]): AccountView[] =>
  distinctAccounts(
    lists
      .toSorted((left, right) => Number(isLost(left)) - Number(isLost(right)))
      .flatMap(({ connection, list }) =>
        (list.data?.accounts ?? []).map((account) => viewAccount(connection, account, undefined)),
      ),
  );

const isLost = ({ connection }: ConnectionAccounts): boolean => connection.status === 'consent-required';
