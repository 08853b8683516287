import { expect, test } from 'vitest';
import { isProblemCode, problems, problemType } from '../../shared/problems.ts';

const codes = Object.keys(problems);

test('every code is a stable name, with a status that is no success and a title', () => {
  for (const [code, { status, title }] of Object.entries(problems)) {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
  }
});

test('C4: no session, an ended session and a lost consent are three codes', () => {
  const unauthorized = Object.entries(problems).filter(([, { status }]) => status === 401);
  expect(unauthorized.map(([code]) => code)).toEqual(['no_session', 'session_expired', 'consent_required']);
});

test('the list is closed: nothing else is a code, not even what every object has', () => {
  expect(codes.every(isProblemCode)).toBe(true);
  for (const other of ['', 'toString', '__proto__', 'NO_SESSION', undefined, null, 401, ['no_session']])
    expect(isProblemCode(other)).toBe(false);
});

test('the type of a problem is its place on the page that explains it', () => {
  expect(problemType('rate_limited')).toBe('/help/errors#rate_limited');
});
