import { useEffect, useRef } from 'react';
import { type LinkProps, useLocation, useNavigate } from 'react-router';
import { useIsWide } from './use-is-wide.ts';
import { useTransactionsSearch } from './use-transactions-search.ts';

interface OpenEntry {
  /** The key of the entry whose detail is open, from the address. */
  openKey: string | null;
  linkTo: (key: string) => Pick<LinkProps, 'to' | 'replace' | 'state'>;
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
    linkTo: (key) => ({
      to: addressOf({ tx: key }),
      replace: isWide || openKey !== null,
      state: isWide ? null : openedOverList,
    }),
    close: () => {
      if (state?.openedOverList) void navigate(-1);
      else void navigate(addressOf({ tx: null }), { replace: true, preventScrollReset: true });
    },
  };
}
