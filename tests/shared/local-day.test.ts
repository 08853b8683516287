import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDayAt } from '../../shared/calendar-date.ts';

// By itself, since a thread cannot change its zone: the mutation tests run in threads.
test('the day on this device is the one that its clock shows, in every zone', () => {
  const before = process.env.TZ;
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Bratislava', 'America/New_York', 'UTC'];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (zone, moment) => {
      process.env.TZ = zone;
      expect(localDayAt(moment)).toBe(new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment));
    }),
  );
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test('a moment that no calendar has is on no day', () => {
  expect(() => localDayAt(Date.UTC(10_000, 0))).toThrow(RangeError);
});
