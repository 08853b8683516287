import { onTestFinished } from 'vitest';
import { findAccountPath } from './account-path.ts';
import { renderApp } from './render-app.tsx';
import { createTestApp, type TestAppOptions } from './test-app.ts';

/** The screen of an account of Jana's, over a bank that may be as odd as its options say. */
export async function openAccount(search: string, options: TestAppOptions) {
  const app = createTestApp(options);
  onTestFinished(() => app.close());
  const browser = app.browser();
  await browser.connect();
  const path = await findAccountPath(browser, 'Bežný účet');
  return renderApp({ path: path + search, browser, now: app.clock.now });
}
