// What an earlier version wrote, and what this one writes for it, as long as nothing new has to be said.
import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../bff/session/bytes.ts';
import { decodePending, encodePending } from '../../../bff/session/pending-authorization-codec.ts';
import { decodeState, encodeState } from '../../../bff/session/sealed-state-codec.ts';
import type { StoredConnection } from '../../../bff/session/session.ts';
import { decodeSession, encodeSession } from '../../../bff/session/session-codec.ts';
import { canaryConnection } from '../../support/canary-connection.ts';

const times = { startedAt: 1, lastReadAt: 2, absoluteExpiresAt: 3, kept: true };
const institution = { name: 'Banka Duna', country: 'SK' };
const throughDoor: StoredConnection = { ...canaryConnection, institution };

test('a session in a store opens as it was written before, and with an institution', () => {
  const before = { ...times, connections: [canaryConnection] };
  expect(decodeSession(encodeUtf8(JSON.stringify(before)))).toEqual(before);
  const session = { ...times, connections: [throughDoor] };
  expect(decodeSession(encodeSession(session))).toEqual(session);
});

test('a session in a cookie opens as it was written before, is written so again, and with an institution', () => {
  const consent = ['canary-connection', 'canary-bank', 0, null, null, 'canary-hash'];
  const before = JSON.stringify([
    'id',
    7,
    [1, 2, 3, true],
    [
      [consent, 4, ['canary-access', 0, null, 'canary-refresh']],
      [['other-connection', ...consent.slice(1)], 5, null],
    ],
  ]);
  const state = decodeState(encodeUtf8(before));
  expect(state?.session.connections[0]).toEqual(canaryConnection);
  expect(state && decodeUtf8(encodeState(state))).toBe(before);
  const withDoor = {
    id: 'id',
    revision: 1,
    session: { ...times, connections: [throughDoor] },
    tokenRevisions: new Map([['canary-connection', 1]]),
  };
  expect(decodeState(encodeState(withDoor))).toEqual(withDoor);
});

test('a pending authorization opens as it was written before, is written so again, and with a consent', () => {
  const before = JSON.stringify(['state', 'verifier', 'bank', '/accounts', null, false, 1]);
  const pending = decodePending(encodeUtf8(before));
  expect(pending).toMatchObject({ state: 'state', consentId: null });
  if (pending === null) throw new Error('Unreadable');
  expect(decodeUtf8(encodePending(pending))).toBe(before);
  const withConsent = { ...pending, consentId: 'consent-1' };
  expect(decodePending(encodePending(withConsent))).toEqual(withConsent);
});
