import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { NavigationType, useNavigationType } from 'react-router';

/**
 * Who leaves for the bank or reloads comes back to the row that they were at. The router restores only what is there at
 * once; rows are not. Kept is a number of pixels for the address of the page, until it is opened again in this tab.
 * Who has scrolled before the rows came stays there.
 */
export function useKeptScroll(address: string, areRowsThere: boolean): void {
  const isFollowedLink = useNavigationType() === NavigationType.Push;
  const key = `konto.scroll ${address}`;
  const [kept] = useState(() => (isFollowedLink ? 0 : Number(sessionStorage.getItem(key))));
  const isDone = useRef(false);

  useLayoutEffect(() => {
    if (!areRowsThere || isDone.current) return;
    isDone.current = true;
    if (kept > 0 && scrollY === 0) scrollTo(0, kept);
  }, [areRowsThere, kept]);

  useEffect(() => {
    const keep = () => sessionStorage.setItem(key, String(scrollY));
    const forget = () => sessionStorage.removeItem(key);
    forget();
    addEventListener('pagehide', keep);
    addEventListener('pageshow', forget);
    return () => {
      removeEventListener('pagehide', keep);
      removeEventListener('pageshow', forget);
    };
  }, [key]);
}
