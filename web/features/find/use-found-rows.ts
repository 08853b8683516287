import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import { zip } from '../accounts/zip.ts';
import type { SearchedAccount } from '../histories/use-histories.ts';
import { useSameList } from '../histories/use-same-list.ts';
import { type FoundRows, findRows } from './find-rows.ts';
import { type FindSearch, formatFindSearch, parseFindSearch } from './find-search.ts';

/** What of the loaded rows is looked for. Typing goes before: the rows follow as soon as there is time. */
export function useFoundRows(accounts: readonly SearchedAccount[], search: FindSearch): FoundRows {
  const { i18n } = useLingui();
  const asked = useDeferredValue(formatFindSearch({ ...search, tx: null }));
  const lists = useSameList(accounts.map(({ history }) => history.index.rows()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists change whenever the accounts do.
  return useMemo(
    () => findRows(zip(accounts, lists), parseFindSearch(new URLSearchParams(asked)), i18n.locale),
    [asked, i18n.locale, lists],
  );
}
