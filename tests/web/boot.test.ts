import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { preferencesKey } from '../../web/preferences/preferences.ts';

const boot = readFileSync('public/boot.js', 'utf8');
const page = document.documentElement;

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response('{"status":"signed-out"}'));
});

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
  delete window.kontoEarlySession;
  for (const name of ['data-theme', 'data-privacy', 'lang']) page.removeAttribute(name);
});

const run = (stored?: string) => {
  if (stored !== undefined) localStorage.setItem(preferencesKey, stored);
  new Function(boot)();
};

test('before the first paint the page looks as the person likes it', () => {
  run('{"theme":"dark","language":"sk","privacy":true}');
  expect([page.dataset.theme, page.lang, page.dataset.privacy]).toEqual(['dark', 'sk', 'on']);
});

test.each([undefined, 'null', '7', '{', '{"theme":"<b>","language":"xx","privacy":"on"}'])(
  'whatever is stored, nothing unknown reaches the page: %s',
  (stored) => {
    run(stored);
    expect([page.dataset.theme, page.lang, page.dataset.privacy]).toEqual([undefined, '', 'off']);
  },
);

test('the session is asked for early, but not while a connection is being completed', () => {
  run();
  expect(window.kontoEarlySession).toBeInstanceOf(Promise);
  delete window.kontoEarlySession;
  history.replaceState(null, '', '/callback?code=c&state=s');
  run();
  expect(window.kontoEarlySession).toBeUndefined();
});
