declare global {
  interface Window {
    /** What `public/boot.js` asked for while the application was still loading, by path. */
    kontoEarly?: Record<string, Promise<Response>>;
  }
}

/** A `fetch` that hands out, once each, the answers that are already on their way. */
export function fetchWithEarlyAnswers(window: Window & typeof globalThis): typeof fetch {
  const early = new Map(Object.entries(window.kontoEarly ?? {}));
  delete window.kontoEarly;
  return (input, init) => {
    const path = String(input);
    const answer = init?.method === undefined ? early.get(path) : undefined;
    early.delete(path);
    return answer ?? window.fetch(input, init);
  };
}
