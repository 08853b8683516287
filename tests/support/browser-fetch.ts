import type { TestBrowser } from './test-browser.ts';

/** The browser's `fetch` as the application's client calls it. */
export const browserFetch =
  (browser: TestBrowser): typeof fetch =>
  (input, { method, headers, body, signal } = {}) =>
    browser.fetch(String(input), {
      headers: Object.fromEntries(new Headers(headers)),
      ...(method && { method }),
      ...(typeof body === 'string' && { body }),
      ...(signal && { signal }),
    });
