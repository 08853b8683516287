import { expect, test } from 'vitest';
import { findOwnAddress, isNavigation } from '../../../bff/runtimes/navigation.ts';

const own = 'http://localhost:5173';

test('another name of this machine leads to the configured one, with path and query', () => {
  for (const host of ['127.0.0.1:5173', '[::1]:5173', '127.8.0.1', 'konto.localhost:5173'])
    expect(findOwnAddress(own, host, '/accounts?page=3'), host).toBe('http://localhost:5173/accounts?page=3');
});

test('the configured name, names of other machines and no name at all stay where they are', () => {
  for (const host of [
    'localhost:5173',
    'localhost:8080',
    'LOCALHOST',
    'konto.example',
    'evil.example:5173',
    '',
    undefined,
    null,
  ])
    expect(findOwnAddress(own, host, '/'), String(host)).toBeNull();
});

test('a public origin never redirects: a proxy may call it by any name', () => {
  for (const host of ['127.0.0.1:5173', 'localhost', 'other.example'])
    expect(findOwnAddress('https://konto.example', host, '/'), host).toBeNull();
});

test('a navigation is what the browser says it is, or else what accepts a page', () => {
  expect(isNavigation('document', 'application/json')).toBe(true);
  expect(isNavigation('iframe', 'text/html')).toBe(false);
  expect(isNavigation('empty', '*/*')).toBe(false);
  expect(isNavigation(undefined, 'text/html,application/xhtml+xml')).toBe(true);
  expect(isNavigation(null, undefined)).toBe(false);
  expect(isNavigation(undefined, '*/*')).toBe(false);
  expect(isNavigation(null, 'application/json')).toBe(false);
});
