import { expect, test } from 'vitest';
import { buildFileName } from '../../../../web/history/export/file-name.ts';
import { bareAccount } from '../../../support/samples.ts';

const account = { ...bareAccount, iban: 'SK3112000000198742637541' };

test('files of one account stand together, in the order of time', () => {
  const name = (oldest: `${number}-${number}-${number}`) =>
    buildFileName({ account, days: { oldest, newest: '2026-12-31' }, part: null, extension: 'csv' });
  expect(name('2026-01-01')).toBe('SK3112000000198742637541-EUR_2026-01-01_2026-12-31.csv');
  expect([name('2026-02-01'), name('2025-12-01')].sort()).toEqual([name('2025-12-01'), name('2026-02-01')]);
});

test('what no file may be called is not in a name', () => {
  const other = { ...bareAccount, otherIdentification: '../12 34/0900:*', currency: null };
  expect(buildFileName({ account: other, days: null, part: null, extension: 'xlsx' })).toBe(
    '..-12-34-0900-.xlsx',
  );
});
