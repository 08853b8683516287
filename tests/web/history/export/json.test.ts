import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber, formatExactJson, parseExactJson } from '../../../../shared/exact-json.ts';
import { buildJson } from '../../../../web/history/export/build-json.ts';
import { bookedRows, row } from '../arbitrary-rows.ts';
import { joined, sourceOf } from './export-samples.ts';

test('every field of every row is read back, and the bank’s object beside it', () => {
  fc.assert(
    fc.property(bookedRows, (entries) => {
      const { transactions } = JSON.parse(joined(buildJson(sourceOf(entries))));
      const rows = entries.map(({ transaction: { source, ...rest } }) => ({
        ...rest,
        source: JSON.parse(formatExactJson(source)),
      }));
      expect(transactions).toEqual(JSON.parse(JSON.stringify(rows)));
    }),
  );
});

test('the bank’s numbers keep every digit', () => {
  const source = parseExactJson('{"amount": 12345678901234567890.10}');
  const read = parseExactJson(joined(buildJson(sourceOf([row({ source })]))));
  expect(read).toMatchObject({
    transactions: [{ source: { amount: new ExactNumber('12345678901234567890.10') } }],
  });
});
