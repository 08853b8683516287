import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useIsWide } from './use-is-wide.ts';
import { useTransactionsSearch } from './use-transactions-search.ts';

interface OpenEntry {
  /** The key of the entry whose detail is open, from the address. */
  openKey: string | null;
  searchFor: (key: string) => string;
  /** What the history keeps of the step that opens a detail; null where opening is no step. */
  step: object | null;
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

  return {
    openKey,
    searchFor: (key) => addressOf({ tx: key }).search,
    step: isWide ? null : openedOverList,
    close: () => {
      if (state?.openedOverList) void navigate(-1);
      else void navigate(addressOf({ tx: null }), { replace: true, preventScrollReset: true });
    },
  };
}
