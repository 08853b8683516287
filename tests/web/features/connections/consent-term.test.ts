import { expect, test } from 'vitest';
import type { Connection } from '../../../../shared/session-view.ts';
import { describeConsentTerm, findUrgency } from '../../../../web/features/connections/consent-term.ts';

const now = Date.UTC(2026, 2, 16, 9, 30);
const connection: Connection = {
  connectionId: 'c1',
  bankId: 'bank',
  bankName: 'Banka Duna',
  profile: 'premium-v1',
  environment: 'embedded',
  status: 'active',
  connectedAt: '2026-03-06T09:30:00.000Z',
  accessTokenExpiresAt: null,
  consentExpiresAt: null,
};

test('the end that the bank names with its accounts comes before every other', () => {
  const named = { ...connection, consentExpiresAt: '2026-06-01T10:00:00.000Z' };
  expect(describeConsentTerm(named, '2026-04-01', now)).toEqual({
    end: '2026-04-01',
    source: 'bank',
    daysLeft: 16,
    daysInAll: 26,
  });
  expect(describeConsentTerm(named, null, now)).toMatchObject({ end: '2026-06-01', source: 'bank' });
});

test('where nobody names an end it is estimated by what the law allows, and warns nobody', () => {
  const term = describeConsentTerm(connection, null, Date.UTC(2026, 7, 30));
  expect(term).toEqual({ end: '2026-09-02', source: 'estimated', daysLeft: 3, daysInAll: 180 });
  expect(findUrgency(term)).toBe('none');
});

test.each([
  ['2026-03-31', 'none'],
  ['2026-03-30', 'soon'],
  ['2026-03-24', 'soon'],
  ['2026-03-23', 'near'],
  ['2026-03-16', 'near'],
] as const)('a consent that ends on %s is seen on 16 March as %s', (end, urgency) => {
  expect(findUrgency(describeConsentTerm(connection, end, now))).toBe(urgency);
});
