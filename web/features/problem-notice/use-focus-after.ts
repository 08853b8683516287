import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Where what holds the focus goes away, as a notice does when its read is tried again, the heading of its section takes
 * it, or else the screen's: on `body` a keyboard would begin anew.
 */
export function useFocusAfter<Held extends HTMLElement>(): RefObject<Held | null> {
  const held = useRef<Held>(null);
  useLayoutEffect(() => {
    const element = held.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      const heading = element.closest('dialog, section, main')?.querySelector('h1, h2, h3');
      queueMicrotask(() => focusOn(heading?.isConnected ? heading : document.querySelector('h1')));
    };
  }, []);
  return held;
}

function focusOn(heading: Element | null): void {
  if (!(heading instanceof HTMLElement) || document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
