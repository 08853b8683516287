import { expect, test } from 'vitest';
import {
  type ActiveConnection,
  markConsentRequired,
  putConnection,
  removeConnection,
  replaceTokens,
  requireActiveConnection,
  requireConnection,
} from '../../../bff/session/connections.ts';
import type { Session, Tokens } from '../../../bff/session/session.ts';

const buildTokens = (accessToken: string): Tokens => ({
  accessToken,
  issuedAt: 0,
  accessTokenExpiresAt: null,
  refreshToken: null,
});
const buildConnection = (connectionId: string): ActiveConnection => ({
  connectionId,
  bankId: 'bank',
  connectedAt: 0,
  consentId: null,
  consentExpiresAt: null,
  authorizationHash: 'hash',
  status: 'active',
  tokens: buildTokens(`${connectionId}-1`),
});
const session: Session = {
  startedAt: 1,
  lastReadAt: 2,
  absoluteExpiresAt: 3,
  kept: false,
  connections: [buildConnection('a'), buildConnection('b')],
};
const idsOf = ({ connections }: Session) => connections.map(({ connectionId }) => connectionId);
const newest = { connectionId: 'a', accessToken: 'a-1' };
const marked = markConsentRequired(session, newest);

test('a connection is found by its id, and only while it has tokens is it active', () => {
  expect(requireConnection(session, 'b').connectionId).toBe('b');
  expect(requireActiveConnection(session, 'b').tokens).toEqual(buildTokens('b-1'));
  expect(() => requireConnection(session, 'c')).toThrow('connection_not_found');
  expect(() => requireActiveConnection(session, 'c')).toThrow('connection_not_found');
  expect(() => requireActiveConnection(marked, 'a')).toThrow('consent_required');
});

test('a renewed connection keeps its place, a new one comes last', () => {
  const renewed = putConnection(session, { ...buildConnection('a'), bankId: 'other' });
  expect(renewed.connections.map(({ bankId }) => bankId)).toEqual(['other', 'bank']);
  expect(idsOf(putConnection(session, buildConnection('c')))).toEqual(['a', 'b', 'c']);
});

test('with its last connection a session ends', () => {
  const one = removeConnection(session, 'a');
  expect([idsOf(one), one.absoluteExpiresAt]).toEqual([['b'], 3]);
  const none = removeConnection(one, 'b');
  expect([idsOf(none), none.absoluteExpiresAt]).toEqual([[], 1]);
});

test('new tokens take the place of those that they were given for', () => {
  const { connections } = replaceTokens(session, newest, buildTokens('a-2'));
  expect(connections).toEqual([
    { ...buildConnection('a'), tokens: buildTokens('a-2') },
    buildConnection('b'),
  ]);
});

test('a consent that is lost leaves the connection, and none of its tokens', () => {
  const { tokens, ...rest } = buildConnection('a');
  expect(marked.connections).toEqual([{ ...rest, status: 'consent-required' }, buildConnection('b')]);
});

test.each([
  ['another generation', session, { connectionId: 'a', accessToken: 'a-0' }],
  ['the tokens of another connection', session, { connectionId: 'a', accessToken: 'b-1' }],
  ['a connection that is gone', session, { connectionId: 'c', accessToken: 'c-1' }],
  ['a connection that has lost its consent', marked, newest],
])('D7: %s changes nothing', (_what, from, generation) => {
  expect(replaceTokens(from, generation, buildTokens('a-2'))).toBe(from);
  expect(markConsentRequired(from, generation)).toBe(from);
});
