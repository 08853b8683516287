import { describe, expect, test } from 'vitest';
import { parseRetryAfter } from '../../../bff/bank/retry-after.ts';

const now = Date.UTC(2026, 2, 16, 9, 30);

describe('Retry-After', () => {
  test.each([
    ['7', 7],
    ['0', 1],
    ['86400', 3600],
    ['Mon, 16 Mar 2026 09:30:20 GMT', 20],
    ['Mon, 16 Mar 2026 09:00:00 GMT', 1],
    ['Tue, 17 Mar 2026 09:30:00 GMT', 3600],
  ])('G8: %s asks for %i seconds', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });

  test.each([null, '', 'soon', '-5', '1.5e9x'])('G8: %s says nothing', (value) => {
    expect(parseRetryAfter(value, now)).toBeNull();
  });
});
