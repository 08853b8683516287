import { expect, test } from 'vitest';
import { formatDuration } from '../../../../bff/sandbox/pages/format-duration.ts';

const minuteMs = 60_000;

test.each([
  [180 * 24 * 60 * minuteMs, 'en', '180 days'],
  [24 * 60 * minuteMs, 'en', '1 day'],
  [36 * 60 * minuteMs, 'en', '36 hours'],
  [5 * minuteMs, 'en', '5 minutes'],
  [90_000, 'en', '90 seconds'],
  [180 * 24 * 60 * minuteMs, 'sk', '180 dní'],
  [5 * minuteMs, 'sk', '5 minút'],
])('says %i ms in %s as %s', (ms, language, text) => {
  expect(formatDuration(ms, language)).toBe(text);
});
