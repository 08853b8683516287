import { afterEach, expect, test } from 'vitest';
import { takeFromAddressBar } from '../../web/authorization-response.ts';

afterEach(() => history.replaceState(null, '', '/'));

test('B16: the response leaves the address bar and the history at once, and is handed out once', () => {
  history.replaceState({ code: 'x' }, '', '/callback?code=c-1&state=s-1');
  const entries = history.length;
  const take = takeFromAddressBar(window);
  expect(location.href).toBe(`${location.origin}/callback`);
  expect(history.length).toBe(entries);
  expect(history.state).toBeNull();
  expect(take()).toEqual({ response: 'code=c-1&state=s-1', path: '/callback' });
  expect(take()).toBeNull();
});

test.each([
  ['/callback#code=c-1&state=s-1', { response: 'code=c-1&state=s-1', path: '/callback' }],
  ['/callback/?code=c-1&state=s-1', { response: 'code=c-1&state=s-1', path: '/callback/' }],
  ['/callback/a-bank?code=c-1&state=s-1', { response: 'code=c-1&state=s-1', path: '/callback/a-bank' }],
  ['/callback?error=access_denied#_=_', { response: 'error=access_denied', path: '/callback' }],
  ['/callback', null],
  ['/callback/a-bank', null],
])('C21: B16: at %s the response is %j, and nothing of it stays', (address, response) => {
  history.replaceState(null, '', address);
  expect(takeFromAddressBar(window)()).toEqual(response);
  expect(location.href).toBe(`${location.origin}/callback`);
});

test('other addresses keep what is theirs', () => {
  history.replaceState(null, '', '/accounts/k?page=3');
  expect(takeFromAddressBar(window)()).toBeNull();
  expect(location.search).toBe('?page=3');
});
