import { useSyncExternalStore } from 'react';

/** Where a list and its detail have room beside each other; `transactions.module.css` says the same. */
const wide = '(width >= 64rem)';

export const useIsWide = (): boolean => useSyncExternalStore(subscribe, readIsWide);

const readIsWide = (): boolean => matchMedia(wide).matches;

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
