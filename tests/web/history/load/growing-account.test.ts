import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageEntry } from '../../../../shared/transaction-page.ts';
import { row } from '../arbitrary-rows.ts';
import { createBank, keysOf, loadAll, openLoader } from './growing-bank.ts';

const named = (...ids: string[]): PageEntry[] => ids.map((transactionId) => row({ transactionId }));

const pending = (transactionId: string): PageEntry => row({ transactionId, bookingStatus: 'pending' });

const textsOf = (loader: Parameters<typeof keysOf>[0]) =>
  [...loader.history.rows()].map((entry) =>
    entry.kind === 'transaction' ? entry.transaction.remittanceInformation : null,
  );

/** Rows without an id, told apart by their text alone. */
const worded = (...words: string[]): PageEntry[] =>
  words.map((remittanceInformation) => row({ remittanceInformation }));

test('rows that new ones have pushed down are taken once, and the new ones stand in front', async () => {
  const bank = createBank(named('E', 'D', 'C', 'B', 'A'));
  bank.beforeRead = (reads) => {
    if (reads === 2) bank.rows = [...named('G', 'F'), ...bank.rows];
  };
  const { loader } = openLoader(bank);
  await loadAll(loader);
  expect(keysOf(loader)).toEqual(['G', 'F', 'E', 'D', 'C', 'B', 'A']);
});

test('rows without ids that were pushed down are taken once as well', async () => {
  const bank = createBank(worded('E', 'D', 'C', 'B', 'A'));
  bank.beforeRead = (reads) => {
    if (reads === 2) bank.rows = [...worded('F'), ...bank.rows];
  };
  const { loader } = openLoader(bank);
  await loadAll(loader);
  expect(textsOf(loader)).toEqual(['F', 'E', 'D', 'C', 'B', 'A']);
});

test('twins on one page are both kept, with an id or without', async () => {
  const bank = createBank([...named('B', 'B'), ...worded('a', 'a'), ...named('A')]);
  const { loader } = openLoader(bank, 5);
  await loadAll(loader);
  expect(loader.known.rows).toBe(5);
});

test('twins without ids that the edge of a page divides are both kept as long as nothing has come in front', async () => {
  const bank = createBank(worded('c', 'b', 'twin', 'twin', 'a'));
  const { loader } = openLoader(bank);
  await loadAll(loader);
  expect(textsOf(loader)).toEqual(['c', 'b', 'twin', 'twin', 'a']);
});

test('a stop in the midst of it doubles no row, not even one without an id', async () => {
  const bank = createBank(worded('e', 'd', 'c', 'b', 'a'));
  const { loader } = openLoader(bank, 2);
  bank.beforeRead = (reads) => {
    if (reads === 2) bank.rows = [...worded('f'), ...bank.rows];
    if (reads === 3) loader.stop();
  };
  await loadAll(loader);
  await loadAll(loader);
  expect(textsOf(loader)).toEqual(['f', 'e', 'd', 'c', 'b', 'a']);
});

test('two rows of one id that say different things are two', async () => {
  const bank = createBank([
    row({ transactionId: 'A' }),
    row({ transactionId: 'A', bookingDate: '2026-01-01' }),
  ]);
  const { loader } = openLoader(bank, 1);
  await loadAll(loader);
  expect(loader.known.rows).toBe(2);
});

test('pending rows stand beside the others, and each once', async () => {
  const bank = createBank([pending('P2'), pending('P1'), ...named('B', 'A')]);
  bank.beforeRead = (reads) => {
    if (reads === 2) bank.rows = [pending('P3'), ...bank.rows];
  };
  const { loader } = openLoader(bank, 2);
  await loadAll(loader);
  expect(keysOf(loader)).toEqual(['B', 'A']);
  expect(loader.history.pending.map(({ key }) => key).sort()).toEqual(['P1', 'P2']);
});

test('whoever starts again once all is there gets what has come since, and the pending of now', async () => {
  const bank = createBank([pending('P1'), ...named('B', 'A')]);
  const { loader } = openLoader(bank);
  await loadAll(loader);
  bank.rows = [pending('P2'), ...named('D', 'C', 'B', 'A')];
  bank.asked.length = 0;
  expect(await loadAll(loader)).toMatchObject({ rows: 4, loading: { status: 'complete' } });
  expect(keysOf(loader)).toEqual(['D', 'C', 'B', 'A']);
  expect(loader.history.pending.map(({ key }) => key)).toEqual(['P2']);
  expect(bank.asked).toEqual([1, 2]);
});

test('a pending row of a later page is gone once it is read anew and not there', async () => {
  const bank = createBank([...named('C', 'B'), pending('P1'), ...named('A')]);
  const { loader } = openLoader(bank, 2);
  await loadAll(loader);
  expect(loader.history.pending).toHaveLength(1);
  bank.rows = named('C', 'B', 'A');
  await loadAll(loader);
  expect(loader.history.pending).toEqual([]);
});

test('where nothing of what was loaded is to be found any more, that is said', async () => {
  const bank = createBank(worded('b', 'a'));
  const { loader } = openLoader(bank);
  await loadAll(loader);
  bank.rows = worded('d', 'c');
  loader.start();
  await new Promise(setImmediate);
  expect(loader.known.loading).toMatchObject({ status: 'failed', failure: { reason: 'changed-meanwhile' } });
});

/** How many rows a page has, and how many come in front before each read: never more than half a page. */
const growths = fc.integer({ min: 2, max: 8 }).chain((pageSize) =>
  fc.record({
    pageSize: fc.constant(pageSize),
    rows: fc.integer({ min: 0, max: 40 }),
    insertions: fc.array(fc.integer({ min: 0, max: Math.floor(pageSize / 2) }), { maxLength: 12 }),
  }),
);

test('however many rows come in front while it loads, none of the account is doubled or lost', async () => {
  await fc.assert(
    fc.asyncProperty(growths, async ({ rows, pageSize, insertions }) => {
      let count = 0;
      const make = (howMany: number) =>
        named(...Array.from({ length: howMany }, () => `T${count++}`)).reverse();
      const bank = createBank(make(rows));
      bank.beforeRead = (reads) => {
        bank.rows = [...make(insertions[reads - 1] ?? 0), ...bank.rows];
      };
      const { loader } = openLoader(bank, pageSize);
      expect((await loadAll(loader)).loading).toEqual({ status: 'complete' });
      const all = bank.rows.map(({ key }) => key);
      const loaded = keysOf(loader);
      expect(loaded).toEqual(all.slice(all.length - loaded.length));
      bank.beforeRead = () => undefined;
      await loadAll(loader);
      expect(keysOf(loader)).toEqual(bank.rows.map(({ key }) => key));
    }),
  );
});
