import { expect, test } from 'vitest';
import { isProblemCode, problemStatuses, problemType } from '../../shared/problems.ts';

const codes = Object.keys(problemStatuses);

test('every code is a stable name, with a status that is no success', () => {
  for (const [code, status] of Object.entries(problemStatuses)) {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  }
});

test('C4: no session, an ended session and a lost consent are three codes', () => {
  const unauthorized = Object.entries(problemStatuses).filter(([, status]) => status === 401);
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
