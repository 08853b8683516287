import { endpoints } from '../shared/endpoints.ts';

declare global {
  interface Window {
    /** What `public/boot.js` asked for while the application was still loading. */
    kontoEarlySession?: Promise<Response>;
  }
}

/** A `fetch` whose first reading of the session is the one that is already on its way. */
export function fetchWithEarlySession(window: Window & typeof globalThis): typeof fetch {
  return (input, init) => {
    const early = window.kontoEarlySession;
    if (early === undefined || input !== endpoints.session || init?.method !== undefined)
      return window.fetch(input, init);
    delete window.kontoEarlySession;
    return early;
  };
}
