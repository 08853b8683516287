import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import {
  type AuthorizationCodes,
  createAuthorizationCodes,
} from '../../../../bff/sandbox/grants/authorization-codes.ts';
import { type Consent, createConsents } from '../../../../bff/sandbox/grants/consents.ts';

const binding = {
  clientId: 'client',
  redirectUri: 'http://localhost:5173/callback',
  codeChallenge: 'challenge',
};
const lifetimeMs = 300_000;
let time: number;
let codes: AuthorizationCodes;
let consent: Consent;

beforeEach(() => {
  time = 0;
  codes = createAuthorizationCodes(() => time, lifetimeMs);
  consent = createConsents(() => time).give({
    clientId: 'client',
    username: 'jana',
    accounts: [],
    durationMs: 1,
  });
});

test('whatever was tried before with the wrong proof, the right one redeems a code once', () => {
  const text = fc.constantFrom('', 'challenge', 'http://localhost:5173/callback', 'x', 'Challenge');
  const guess = fc.record({
    clientId: fc.constantFrom('client', 'other'),
    redirectUri: text,
    codeChallenge: text,
  });
  fc.assert(
    fc.property(fc.array(guess), (guesses) => {
      const code = codes.issue(consent, binding);
      const wrong = guesses.filter(
        ({ clientId, redirectUri, codeChallenge }) =>
          clientId !== binding.clientId ||
          redirectUri !== binding.redirectUri ||
          codeChallenge !== binding.codeChallenge,
      );
      for (const each of wrong) expect(codes.redeem(code, each)).toBeNull();
      expect(codes.redeem(code, binding)).toBe(consent);
    }),
  );
  expect(consent.status).toBe('valid');
});

test('a code that comes again ends the consent, whatever comes with it and however late', () => {
  const code = codes.issue(consent, binding);
  codes.redeem(code, binding);
  time += lifetimeMs;
  expect(codes.redeem(code, { ...binding, redirectUri: '', codeChallenge: '' })).toBeNull();
  expect(consent.status).toBe('revoked');
});

test('a code is good until the millisecond before its end, and its end is no second use', () => {
  const [inTime, late] = [codes.issue(consent, binding), codes.issue(consent, binding)];
  time += lifetimeMs - 1;
  expect(codes.redeem(inTime, binding)).toBe(consent);
  time += 1;
  expect(codes.redeem(late, binding)).toBeNull();
  expect(codes.redeem('unknown', binding)).toBeNull();
  expect(consent.status).toBe('valid');
});

test('codes do not repeat, and are of 128 bits at least', () => {
  const issued = Array.from({ length: 200 }, () => codes.issue(consent, binding));
  expect(new Set(issued).size).toBe(200);
  expect(codes.issued()).toEqual(issued);
  for (const code of issued) expect(code).toMatch(/^[\w-]{22,}$/);
});
