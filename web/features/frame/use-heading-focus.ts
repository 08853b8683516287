import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * Another screen takes the focus to its heading, so that a screen reader says where the person is (WCAG 2.4.3). The
 * first screen does not: there the page begins at its beginning.
 */
export function useHeadingFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [pathname]);

  return main;
}
