import { expect, test } from 'vitest';
import { readEntries } from '../../../shared/banks/read-entries.ts';
import { bareTransaction } from '../../support/samples.ts';

const keysOf = (...ids: (string | null)[]): string[] =>
  readEntries(ids, (id) => ({ ...bareTransaction, transactionId: typeof id === 'string' ? id : null })).map(
    ({ key }) => key,
  );

test('a row without an id has a key of its own, also beside an id that is called like its place', () => {
  expect(keysOf('a', null)).toEqual(['a', 'row-2']);
  expect(keysOf('row-2', null, 'row-2')).toEqual(['row-2', "row-2'", 'row-3']);
  expect(keysOf("row-3'", 'row-3', null)).toEqual(["row-3'", 'row-3', "row-3''"]);
  expect(keysOf('', '')).toEqual(['row-1', 'row-2']);
});

test('a row that cannot be read has a key by its place, and what it was', () => {
  expect(readEntries(['row-1', { odd: true }], () => null)).toEqual([
    { kind: 'unreadable', key: 'row-1', source: 'row-1' },
    { kind: 'unreadable', key: 'row-2', source: { odd: true } },
  ]);
});
