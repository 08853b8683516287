import { expect, test } from 'vitest';
import { CookieTooLargeError, createCookies } from '../../../bff/session/cookies.ts';

const secure = createCookies('https://konto.example');
const development = createCookies('http://localhost:5173');

test('A1: over https a cookie carries the prefix __Host- and every attribute that it asks for', () => {
  const name = secure.name('session');
  expect(secure.write(name, 'value')).toBe(
    '__Host-konto-session=value; Path=/; HttpOnly; SameSite=Strict; Secure',
  );
});

test('A2: on plain-http loopback the name says that it is for development, and of which port', () => {
  const name = development.name('session');
  expect(development.write(name, 'value')).toBe(
    'konto-dev-5173-session=value; Path=/; HttpOnly; SameSite=Strict',
  );
});

test('A2: on port 80, which an origin does not write, the name says so too', () => {
  expect(createCookies('http://localhost').name('session')).toBe('konto-dev-80-session');
});

test('A2: an https origin never gets the development name, on loopback neither', () => {
  for (const origin of ['https://localhost:5173', 'https://127.0.0.1', 'https://konto.example:8443'])
    expect(createCookies(origin).name('session')).toBe('__Host-konto-session');
});

test('A5: a cookie of 4,096 bytes, attributes included, is written; one byte more is a typed error', () => {
  const name = secure.name('session');
  const room = 4096 - secure.write(name, '').length;
  expect(secure.write(name, 'v'.repeat(room))).toHaveLength(4096);
  expect(() => secure.write(name, 'v'.repeat(room + 1))).toThrow(CookieTooLargeError);
});

test('A5: what there is room for fits with any lifetime, and a name leaves so much less', () => {
  const room = secure.room('name');
  expect(secure.write('name', 'v'.repeat(room), 999_999_999)).toHaveLength(4096);
  expect(secure.room('longer-name')).toBe(room - 'longer-'.length);
});

test('A9: deleting uses the attributes of setting', () => {
  for (const cookies of [secure, development]) {
    const name = cookies.name('session');
    expect(cookies.clear(name)).toBe(cookies.write(name, '', 0));
    expect(cookies.clear(name)).toBe(`${cookies.write(name, '')}; Max-Age=0`);
  }
});
