import type { TestBrowser } from './test-browser.ts';

/** The browser's `fetch` as the application's client calls it; nothing is given up half-way. */
export const browserFetch =
  (browser: TestBrowser): typeof fetch =>
  (input, { method, headers, body } = {}) =>
    browser.fetch(String(input), {
      headers: Object.fromEntries(new Headers(headers)),
      ...(method && { method }),
      ...(typeof body === 'string' && { body }),
    });
