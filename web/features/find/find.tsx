import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { paths } from '../../paths.ts';
import { findOwnedAccount } from '../accounts/find-owned-account.ts';
import { listOwnedAccounts } from '../accounts/list-owned-accounts.ts';
import { useAccounts } from '../accounts/use-accounts.ts';
import { LostConsentNotice } from '../connection-data/lost-consent-notice.tsx';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import { FoundExportButton } from '../export/found-export-button.tsx';
import { type Coverage, describeCoverage } from '../histories/coverage.ts';
import { LoadedRange } from '../histories/loaded-range.tsx';
import { useHistories } from '../histories/use-histories.ts';
import { useKeptScroll } from '../scroll/use-kept-scroll.ts';
import styles from './find.module.css';
import { FindForm } from './find-form.tsx';
import { isAsking } from './find-search.ts';
import { FoundList } from './found-list.tsx';
import { FoundTotals } from './found-totals.tsx';
import { SortChoice } from './sort-choice.tsx';
import { useFindSearch } from './use-find-search.ts';
import { useFoundRows } from './use-found-rows.ts';

/** Looks for rows in the whole history of one account, or of all of them. The browser searches what it has loaded. */
export function Find() {
  const { i18n } = useLingui();
  const titleId = useId();
  const { search, addressOf, change } = useFindSearch();
  const lists = useAccounts();
  const accounts = listOwnedAccounts(lists);
  const chosen = search.account === null ? null : findOwnedAccount(lists, search.account);
  const isAsked = isAsking(search);
  const searched = useHistories(chosen === null ? accounts : [chosen], isAsked);
  const found = useFoundRows(searched, search);
  const coverage = describeCoverage({ lists, accounts: searched, isOneAccount: chosen !== null });
  const rows = found.rows.length;
  const isReading = coverage.status === 'reading' || coverage.status === 'loading';
  useKeptScroll(paths.find() + addressOf({}).search, !isReading);
  return (
    <div className={styles.find}>
      <FindForm search={search} accounts={accounts} change={change} />
      {lists.map(({ connection, list }) => (
        <div key={connection.connectionId} className={styles.notices}>
          <LostConsentNotice connection={connection} />
          <ReadFailure connection={connection} failure={list.error} retry={() => list.refetch()} />
        </div>
      ))}
      <LoadedRange accounts={searched} coverage={coverage} />
      {isAsked && coverage.status !== 'reading' && (
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
            {rows > 0 && <FoundExportButton found={found} isWhole={coverage.status === 'whole'} />}
          </div>
          {rows === 0 && <WhereElse coverage={coverage} />}
          <FoundTotals totals={found.totals} isWhole={coverage.status === 'whole'} />
          <FoundList found={found} search={search} namesAccount={searched.length > 1} addressOf={addressOf} />
        </section>
      )}
    </div>
  );
}

function WhereElse({ coverage }: { coverage: Coverage }) {
  if (coverage.status === 'whole') return null;
  return (
    <p>
      {coverage.status === 'partial' && !coverage.canLoad ? (
        <Trans>It may be among the rows or accounts that could not be read.</Trans>
      ) : (
        <Trans>Not everything is loaded: it may still be among the older rows.</Trans>
      )}
    </p>
  );
}
