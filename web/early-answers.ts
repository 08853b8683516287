declare global {
  interface Window {
    /** What `boot.js` has asked for, by path; null where the application itself has asked. */
    kontoEarly?: Record<string, Promise<Response> | null>;
  }
}

/**
 * A `fetch` that hands out, once each, the answers that are already on their way. Their list stays shared: with files
 * from the cache the application is there before the session's answer is, after which more is asked for early. Once
 * something is changed, as by signing out, none of them is true any more, and none is kept.
 */
export function createEarlyFetch(window: Window & typeof globalThis): typeof fetch {
  const early = window.kontoEarly ?? {};
  delete window.kontoEarly;
  return (input, init) => {
    if (init?.method !== undefined) {
      for (const path in early) early[path] = null;
      return window.fetch(input, init);
    }
    const path = String(input);
    const answer = early[path];
    early[path] = null;
    return answer ?? window.fetch(input, init);
  };
}

/** The page's own: for its data and for its files. */
export const earlyFetch = createEarlyFetch(window);
