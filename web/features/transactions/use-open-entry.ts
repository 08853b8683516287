import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useIsWide } from './use-is-wide.ts';
import { useTransactionsSearch } from './use-transactions-search.ts';

interface OpenEntry {
  /** The key of the entry whose detail is open, from the address. */
  openKey: string | null;
  searchFor: (key: string) => string;
  /** Opens the detail to which a pressed link leads; it stays the same function whatever is open. */
  follow: (event: MouseEvent<HTMLAnchorElement>) => void;
  close: () => void;
}

/** Left in the history by opening a detail over the list: closing it is then going back. */
const openedOverList = { openedOverList: true };

/**
 * Which detail is open. Over the list it is a step in the history, so that Back closes it; beside the list it is not,
 * so that Back leaves the screen. When it closes, `focusRow` gives the focus back to its row.
 */
export function useOpenEntry(focusRow: (key: string) => void): OpenEntry {
  const { search, addressOf } = useTransactionsSearch();
  const { state } = useLocation();
  const navigate = useNavigate();
  const isWide = useIsWide();
  const openKey = search.tx;
  const previous = useRef(openKey);

  useEffect(() => {
    if (openKey === null && previous.current !== null) focusRow(previous.current);
    previous.current = openKey;
  });

  const follow = useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      if (!isPlain(event)) return;
      event.preventDefault();
      const step = isWide ? { replace: true } : { state: openedOverList };
      void navigate({ search: event.currentTarget.search }, { ...step, preventScrollReset: true });
    },
    [navigate, isWide],
  );

  return {
    openKey,
    searchFor: (key) => addressOf({ tx: key }).search,
    follow,
    close: () => {
      if (state?.openedOverList) void navigate(-1);
      else void navigate(addressOf({ tx: null }), { replace: true, preventScrollReset: true });
    },
  };
}

/** Whether a click means "here": with another button or a key held down the browser follows it elsewhere by itself. */
const isPlain = ({ button, metaKey, altKey, ctrlKey, shiftKey }: MouseEvent): boolean =>
  button === 0 && !(metaKey || altKey || ctrlKey || shiftKey);
