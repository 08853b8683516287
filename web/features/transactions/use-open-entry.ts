import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useIsWide } from './use-is-wide.ts';

interface OpenEntry {
  /** The key of the entry whose detail is open, from the address. */
  openKey: string | null;
  searchFor: (key: string) => string;
  /** Opens the detail to which a pressed link leads; it stays the same function whatever is open. */
  follow: (event: MouseEvent<HTMLAnchorElement>) => void;
  close: () => void;
}

interface Opening {
  openKey: string | null;
  /** The address with another detail open, or with none. */
  addressOf: (key: string | null) => { search: string };
  focusRow: (key: string) => void;
}

/**
 * Which detail is open. Over the list it is a step in the history, so that Back closes it; beside the list it is not,
 * so that Back leaves the screen. When it closes, `focusRow` gives the focus back to its row.
 */
export function useOpenEntry({ openKey, addressOf, focusRow }: Opening): OpenEntry {
  const { state } = useLocation();
  const navigate = useNavigate();
  const isWide = useIsWide();
  const previous = useRef(openKey);

  useEffect(() => {
    if (openKey === null && previous.current !== null) focusRow(previous.current);
    previous.current = openKey;
  });

  const follow = useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      if (!isPlain(event)) return;
      event.preventDefault();
      // Closing a detail that was opened over the list is going back; what else the history keeps stays.
      const step = isWide ? { replace: true, state } : { state: { ...state, openedOverList: true } };
      void navigate({ search: event.currentTarget.search }, { ...step, preventScrollReset: true });
    },
    [navigate, isWide, state],
  );

  return {
    openKey,
    searchFor: (key) => addressOf(key).search,
    follow,
    close: () => {
      if (state?.openedOverList) void navigate(-1);
      else void navigate(addressOf(null), { replace: true, preventScrollReset: true, state });
    },
  };
}

/** Whether a click means "here": with another button or a key held down the browser follows it elsewhere by itself. */
const isPlain = ({ button, metaKey, altKey, ctrlKey, shiftKey }: MouseEvent): boolean =>
  button === 0 && !(metaKey || altKey || ctrlKey || shiftKey);
