/**
 * A page that comes back from the back-forward cache was frozen, and heard of nothing: it is hidden as it leaves, and
 * shows itself only after `confirm` has settled and the page that follows from it is drawn. Hidden, not removed: the place
 * in it is kept. Returns the way to stop.
 */
export function veilWhileAway(window: Window, confirm: () => Promise<void>): () => void {
  const { style } = window.document.documentElement;
  const onPageHide = ({ persisted }: PageTransitionEvent) => {
    if (persisted) style.visibility = 'hidden';
  };
  const onPageShow = async ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    style.visibility = 'hidden';
    await confirm();
    await nextFrame(window);
    style.removeProperty('visibility');
  };
  window.addEventListener('pagehide', onPageHide);
  window.addEventListener('pageshow', onPageShow);
  return () => {
    window.removeEventListener('pagehide', onPageHide);
    window.removeEventListener('pageshow', onPageShow);
  };
}

/** What was decided before is on the page then: the screens hear of it a moment later. */
const nextFrame = (window: Window): Promise<void> =>
  new Promise((drawn) => window.requestAnimationFrame(() => window.setTimeout(drawn)));
