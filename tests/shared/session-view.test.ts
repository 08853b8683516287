import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  callbackRequestSchema,
  connectionSchema,
  loginAnswerSchema,
  loginRequestSchema,
  sessionViewSchema,
} from '../../shared/session-view.ts';

const connection = {
  connectionId: 'c1',
  bankId: 'tatra',
  bankName: 'Tatra banka',
  profile: 'premium-v1',
  environment: 'sandbox',
  status: 'active',
  connectedAt: '2026-03-01T10:00:00.000Z',
  accessTokenExpiresAt: null,
  consentExpiresAt: null,
};
const signedIn = {
  status: 'signed-in',
  idleExpiresAt: null,
  absoluteExpiresAt: '2026-03-01T22:00:00.000Z',
  connections: [connection],
};

test('a session is signed out, perhaps with the reason, or signed in with its connections', () => {
  for (const view of [
    { status: 'signed-out' },
    { status: 'signed-out', reason: 'session_expired' },
    signedIn,
  ])
    expect(v.parse(sessionViewSchema, view)).toEqual(view);
});

test('C2: what a session view does not promise does not pass: a token that slips in is dropped', () => {
  const leaky = { ...signedIn, accessToken: 'a', connections: [{ ...connection, refreshToken: 'r' }] };
  expect(v.parse(sessionViewSchema, leaky)).toEqual(signedIn);
});

test.each([
  ['a status that nobody knows', { status: 'maybe' }],
  ['signed in without connections', { ...signedIn, connections: undefined }],
  ['an end that is no instant', { ...signedIn, absoluteExpiresAt: 'tomorrow' }],
])('%s is no session view', (_, view) => {
  expect(v.is(sessionViewSchema, view)).toBe(false);
});

test('a connection of a profile that this version does not have is refused', () => {
  expect(v.is(connectionSchema, { ...connection, profile: 'premium-v9' })).toBe(false);
});

test('the bodies that the BFF accepts hold nothing but what is named', () => {
  expect(v.is(loginRequestSchema, {})).toBe(true);
  expect(v.is(loginRequestSchema, { returnTo: '/accounts', keep: true })).toBe(true);
  expect(v.is(loginRequestSchema, { redirectUri: 'https://evil.example' })).toBe(false);
  expect(v.is(loginRequestSchema, { keep: 'yes' })).toBe(false);
  expect(v.is(callbackRequestSchema, { response: 'code=a&state=b' })).toBe(true);
  expect(v.is(callbackRequestSchema, { response: 'code=a&state=b', state: 'b' })).toBe(false);
  expect(v.is(callbackRequestSchema, {})).toBe(false);
});

test('an authorization URL is a URL', () => {
  expect(v.is(loginAnswerSchema, { authorizationUrl: 'https://bank.example/authorize?state=x' })).toBe(true);
  expect(v.is(loginAnswerSchema, { authorizationUrl: '/authorize' })).toBe(false);
});
