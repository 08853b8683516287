declare global {
  interface Window {
    /** What `public/boot.js` has asked for, by path; null where the application itself has asked. */
    kontoEarly?: Record<string, Promise<Response> | null>;
  }
}

/**
 * A `fetch` that hands out, once each, the answers that are already on their way. Their list stays shared: with files
 * from the cache the application is there before the session's answer is, after which more is asked for early.
 */
export function fetchWithEarlyAnswers(window: Window & typeof globalThis): typeof fetch {
  const early = window.kontoEarly ?? {};
  delete window.kontoEarly;
  return (input, init) => {
    if (init?.method !== undefined) return window.fetch(input, init);
    const path = String(input);
    const answer = early[path];
    early[path] = null;
    return answer ?? window.fetch(input, init);
  };
}
