import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEarlyFetch } from '../../web/early-answers.ts';
import { preferencesKey } from '../../web/preferences/preferences.ts';

const boot = readFileSync('web/boot.js', 'utf8');
const page = document.documentElement;

const session = {
  status: 'signed-in',
  connections: [
    { connectionId: 'c 1', profile: 'premium-v1', status: 'active' },
    { connectionId: 'c2', profile: 'premium-v1', status: 'consent-required' },
  ],
};
let asked: [string, RequestInit | undefined][];

beforeEach(() => {
  asked = [];
  const fetch = async (path: string, init?: RequestInit) => {
    asked.push([path, init]);
    return Response.json(session);
  };
  vi.stubGlobal('fetch', fetch);
});

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
  delete window.kontoEarly;
  for (const name of ['data-theme', 'data-privacy', 'data-bar', 'lang']) page.removeAttribute(name);
});

/** Until every promise that hangs on another has had its turn. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

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
    expect([page.dataset.theme, page.lang, page.dataset.privacy]).toEqual([undefined, 'en', 'off']);
  },
);

test.each([
  ['/accounts', 'expected'],
  ['/accounts/abc', 'expected'],
  ['/', 'none'],
])('at %s the place of what a session brings is %s', (path, bar) => {
  history.replaceState(null, '', path);
  run();
  expect(page.dataset.bar).toBe(bar);
});

test('on the way to the accounts, session and accounts are asked for early, as the application asks', async () => {
  history.replaceState(null, '', '/accounts');
  run();
  await expect
    .poll(() => asked.map(([path]) => path))
    .toEqual(['/bff/session', '/bff/connections/c%201/accounts']);
  for (const [, init] of asked) expect(new Headers(init?.headers).get('X-Konto')).toBe('1');
});

test.each([
  ['/', ['/bff/banks', '/bff/session']],
  ['/help/errors', ['/bff/session']],
  ['/callback?code=c&state=s', []],
  ['/callback/a-bank?code=c&state=s', []],
])('at %s no data are asked for early but %j', async (address, expected) => {
  history.replaceState(null, '', address);
  run();
  await settle();
  expect(asked.map(([path]) => path)).toEqual(expected);
});

test.each([
  ['/', ['routes/connect.tsx', 'locales/sk.po']],
  [
    '/accounts',
    [
      'routes/accounts.tsx',
      'features/signed-in-bar/signed-in-bar.tsx',
      'locales/later/sk.po',
      'locales/sk.po',
    ],
  ],
  [
    '/accounts/abc',
    [
      'routes/account.tsx',
      'features/signed-in-bar/signed-in-bar.tsx',
      'locales/later/sk.po',
      'locales/sk.po',
    ],
  ],
  [
    '/connections',
    [
      'routes/connections.tsx',
      'features/signed-in-bar/signed-in-bar.tsx',
      'locales/later/sk.po',
      'locales/sk.po',
    ],
  ],
  ['/help/errors', ['routes/errors.tsx', 'locales/later/sk.po', 'locales/sk.po']],
  ['/callback?code=c&state=s', ['locales/sk.po']],
])('at %s the files of its parts are on their way with the page, each once', (address, parts) => {
  for (const part of parts) expect(existsSync(`web/${part}`), part).toBe(true);
  const files = Object.fromEntries(parts.map((part) => [part, [`/assets/${part}`, '/assets/shared.js']]));
  const others = {
    'routes/not-found.tsx': ['/assets/not-found.js'],
    'locales/later/en.po': ['/assets/en.js'],
  };
  const element = document.createElement('meta');
  element.name = 'parts';
  element.content = JSON.stringify({ ...files, ...others });
  document.head.append(element);
  history.replaceState(null, '', address);
  run('{"language":"sk"}');
  element.remove();
  const assets = asked.map(([path]) => path).filter((path) => path.startsWith('/assets/'));
  expect(assets.sort()).toEqual([...parts.map((part) => `/assets/${part}`), '/assets/shared.js'].sort());
});

test('how a connected bank’s responses read is asked for beside its accounts, once, and of no other bank', async () => {
  const source = '../shared/banks/premium-v1/responses.ts';
  expect(existsSync(`web/${source}`)).toBe(true);
  const element = document.createElement('meta');
  element.name = 'parts';
  element.content = JSON.stringify({
    [source]: ['/assets/v1.js'],
    '../shared/banks/other/responses.ts': ['/o'],
  });
  document.head.append(element);
  history.replaceState(null, '', '/accounts');
  run();
  await settle();
  element.remove();
  const paths = asked.map(([path]) => path);
  expect(paths).toEqual(['/bff/session', '/assets/v1.js', '/bff/connections/c%201/accounts']);
});

test('the language of the first words is the browser’s, where none was chosen', () => {
  vi.stubGlobal('navigator', { languages: ['de-AT', 'sk-SK', 'en'] });
  run();
  expect(page.lang).toBe('sk');
});

test('once something is changed, as by signing out, no early answer is handed out or kept', async () => {
  run();
  const early = createEarlyFetch(window);
  const { length } = asked;
  await early('/bff/logout', { method: 'POST' });
  await early('/bff/session');
  expect(asked.slice(length).map(([path]) => path)).toEqual(['/bff/logout', '/bff/session']);
});

test('each early answer is handed out once, to whoever reads that path first', async () => {
  history.replaceState(null, '', '/accounts');
  run();
  await settle();
  const early = createEarlyFetch(window);
  expect(await (await early('/bff/session')).json()).toMatchObject({ status: 'signed-in' });
  await early('/bff/connections/c%201/accounts');
  expect(asked).toHaveLength(2);
  await early('/bff/session');
  expect(asked).toHaveLength(3);
});

test('an application that is there before the session’s answer gets the early accounts all the same', async () => {
  history.replaceState(null, '', '/accounts');
  run();
  const early = createEarlyFetch(window);
  await settle();
  expect(asked).toHaveLength(2);
  await early('/bff/connections/c%201/accounts');
  expect(asked).toHaveLength(2);
});

test('what the application has asked for itself is not asked once more', async () => {
  history.replaceState(null, '', '/accounts');
  run();
  await createEarlyFetch(window)('/bff/connections/c%201/accounts');
  await settle();
  expect(asked.map(([path]) => path)).toEqual(['/bff/session', '/bff/connections/c%201/accounts']);
});

test('an answer to another question is not taken for it', async () => {
  history.replaceState(null, '', '/help/errors');
  run();
  const early = createEarlyFetch(window);
  await early('/bff/session', { method: 'POST' });
  expect(asked.map(([, init]) => init?.method)).toEqual([undefined, 'POST']);
});
