import { expect, test } from 'vitest';
import type { PageEntry } from '../../../../shared/transaction-page.ts';
import { row } from '../arbitrary-rows.ts';
import {
  createBank,
  keysOf,
  loadAll,
  numberOf,
  openLoader,
  reached,
  startedAt,
  TooEarly,
} from './growing-bank.ts';

const named = (...ids: string[]): PageEntry[] => ids.map((transactionId) => row({ transactionId }));

const ten = () => named('J', 'I', 'H', 'G', 'F', 'E', 'D', 'C', 'B', 'A');
const tenKeys = ['J', 'I', 'H', 'G', 'F', 'E', 'D', 'C', 'B', 'A'];

test('page after page is read once, to the end', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  expect(loader.known).toMatchObject({ rows: 0, loading: { status: 'not-started' } });
  expect(await loadAll(loader)).toMatchObject({ rows: 10, pages: 4, loading: { status: 'complete' } });
  expect(bank.asked).toEqual([1, 2, 3, 4]);
  expect(keysOf(loader)).toEqual(tenKeys);
});

test('progress is told page by page, after the next page has been asked for', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  const told: [rows: number, asked: number][] = [];
  loader.subscribe(() => told.push([loader.known.rows, bank.asked.length]));
  await loadAll(loader);
  expect(told).toEqual([
    [0, 1],
    [3, 2],
    [6, 3],
    [9, 4],
    [10, 4],
  ]);
});

test('a pause keeps the page that is on its way, and asks for no other before it ends', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  bank.beforeRead = (reads) => reads === 2 && loader.pause();
  expect(await loadAll(loader)).toMatchObject({ loading: { status: 'paused' } });
  await new Promise(setImmediate);
  expect(loader.known).toMatchObject({ rows: 6, loading: { status: 'paused' } });
  expect(bank.asked).toEqual([1, 2]);
  bank.beforeRead = () => undefined;
  expect(await loadAll(loader)).toMatchObject({ rows: 10, loading: { status: 'complete' } });
  expect(keysOf(loader)).toEqual(tenKeys);
});

test('a pause that is taken back while the page is on its way is none', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  bank.beforeRead = (reads) => {
    if (reads !== 2) return;
    loader.pause();
    loader.start();
  };
  loader.start();
  expect(await reached(loader, 'paused')).toMatchObject({ rows: 10, loading: { status: 'complete' } });
  expect(bank.asked).toEqual([1, 2, 3, 4]);
});

test('a stop gives up what is on its way and keeps what was loaded; later it goes on from there', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  bank.beforeRead = (reads) => reads === 3 && loader.stop();
  expect(await loadAll(loader)).toMatchObject({ rows: 6, loading: { status: 'stopped' } });
  await new Promise(setImmediate);
  expect(loader.known.rows).toBe(6);
  expect(await loadAll(loader)).toMatchObject({ rows: 10, loading: { status: 'complete' } });
  expect(bank.asked).toEqual([1, 2, 3, 1, 3, 4]);
  expect(keysOf(loader)).toEqual(tenKeys);
});

test('a read that fails is named with the first row that is missing, and can be tried again', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  const error = new Error('503');
  bank.beforeRead = (reads) => {
    if (reads === 3) throw error;
  };
  expect(await loadAll(loader)).toMatchObject({
    rows: 6,
    loading: { status: 'failed', row: 7, failure: { reason: 'read', error } },
  });
  expect(await loadAll(loader)).toMatchObject({ rows: 10, loading: { status: 'complete' } });
});

test('the bank’s limit is an end of its own, with the day that it names', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  bank.beforeRead = (reads) => {
    if (reads === 4) throw new Error('limit');
  };
  expect((await loadAll(loader)).loading).toEqual({ status: 'bank-limit', earliestDateFrom: '2024-03-16' });
});

test('a bank that asks for patience is left alone until then, and asked again without a word', async () => {
  const bank = createBank(ten());
  const { loader, clock } = openLoader(bank);
  bank.beforeRead = (reads) => {
    if (reads === 2) throw new TooEarly(clock.now() + 30_000);
  };
  expect((await loadAll(loader)).loading).toEqual({ status: 'waiting', until: startedAt + 30_000 });
  clock.advance(29_999);
  await new Promise(setImmediate);
  expect(bank.asked).toEqual([1, 2]);
  clock.advance(1);
  expect(await reached(loader, 'waiting')).toMatchObject({ rows: 10, loading: { status: 'complete' } });
  expect(bank.asked).toEqual([1, 2, 2, 3, 4]);
});

test.each(['pause', 'stop'] as const)('a %s while the bank is left alone ends the waiting', async (end) => {
  const bank = createBank(ten());
  const { loader, clock } = openLoader(bank);
  bank.beforeRead = (reads) => {
    if (reads === 2) throw new TooEarly(clock.now() + 30_000);
  };
  await loadAll(loader);
  loader[end]();
  expect(loader.known.loading.status).toBe(end === 'pause' ? 'paused' : 'stopped');
  expect(clock.running()).toEqual([]);
  expect(await loadAll(loader)).toMatchObject({ rows: 10, loading: { status: 'complete' } });
});

test('a next that has been before ends the loading, and the rows until there are kept', async () => {
  const bank = createBank(ten());
  bank.answer = (page) => (page.page === 3 ? { ...page, next: { page: 2, pageSize: 3 } } : page);
  const { loader } = openLoader(bank);
  expect(await loadAll(loader)).toMatchObject({
    rows: 9,
    loading: { status: 'failed', row: 10, failure: { reason: 'repeated-next' } },
  });
  expect(bank.asked).toEqual([1, 2, 3]);
});

test('a page that names itself as the next ends the loading', async () => {
  const bank = createBank(ten());
  bank.answer = (page) => ({ ...page, next: { page: numberOf(page), pageSize: 3 } });
  const { loader } = openLoader(bank);
  expect((await loadAll(loader)).loading).toMatchObject({ failure: { reason: 'repeated-next' } });
});

test('a row that the bank has amended since takes the place of what it was', async () => {
  const bank = createBank(ten());
  const { loader } = openLoader(bank);
  await loadAll(loader);
  const amended = row({ transactionId: 'J', additionalInformation: 'amended' });
  bank.rows = [...named('K'), amended, ...ten().slice(1)];
  expect(await loadAll(loader)).toMatchObject({ rows: 11, loading: { status: 'complete' } });
  expect(keysOf(loader)).toEqual(['K', ...tenKeys]);
  const [, second] = loader.history.rows();
  expect(second).toMatchObject({ transaction: { additionalInformation: 'amended' } });
});

test('after pages without rows, loading can be gone on with', async () => {
  const bank = createBank(ten());
  let isEmpty = true;
  bank.answer = (page) =>
    numberOf(page) === 2 && isEmpty ? { ...page, entries: [], stop: 'pages-empty' } : page;
  const { loader } = openLoader(bank);
  expect((await loadAll(loader)).loading).toMatchObject({ failure: { reason: 'no-new-rows' } });
  isEmpty = false;
  expect(await loadAll(loader)).toMatchObject({ loading: { status: 'complete' } });
});

test('a bank whose link to the next page cannot be used has more, and is not complete', async () => {
  const bank = createBank(ten());
  bank.answer = (page) => (numberOf(page) === 2 ? { ...page, next: null, stop: 'link-unusable' } : page);
  const { loader } = openLoader(bank);
  expect(await loadAll(loader)).toMatchObject({
    rows: 6,
    loading: { status: 'failed', row: 7, failure: { reason: 'unusable-next' } },
  });
});

test('a bank that gives the same rows on every page is found out on the second', async () => {
  const bank = createBank(ten());
  bank.answer = (page) => ({
    ...page,
    entries: named('J', 'I', 'H'),
    next: { page: numberOf(page) + 1, pageSize: 3 },
  });
  const { loader } = openLoader(bank);
  expect(await loadAll(loader)).toMatchObject({
    rows: 3,
    loading: { status: 'failed', row: 4, failure: { reason: 'no-new-rows' } },
  });
});

test.each([null, 'P1'])(
  'a bank that gives the same pending row (id %j) on every page is found out, and the row stands once',
  async (transactionId) => {
    const bank = createBank([]);
    const held = row({ transactionId, bookingStatus: 'pending' });
    bank.answer = (page) => ({ ...page, entries: [held], next: { page: numberOf(page) + 1, pageSize: 3 } });
    const { loader } = openLoader(bank);
    expect(await loadAll(loader)).toMatchObject({
      loading: { status: 'failed', failure: { reason: 'no-new-rows' } },
    });
    expect(loader.history.pending).toHaveLength(1);
    expect(bank.asked.length).toBeLessThan(100);
  },
);

test('a bank that has always one more page, and nothing on it, is left in the end', async () => {
  const bank = createBank(ten());
  bank.answer = (page) => ({ ...page, next: { page: numberOf(page) + 1, pageSize: 3 } });
  const { loader } = openLoader(bank);
  expect(await loadAll(loader)).toMatchObject({
    rows: 10,
    loading: { status: 'failed', row: 11, failure: { reason: 'no-new-rows' } },
  });
  expect(bank.asked.length).toBeLessThan(100);
});

test('an empty page with more behind it is no end', async () => {
  const bank = createBank(ten());
  bank.answer = (page) => (page.page === 2 ? { ...page, entries: [] } : page);
  const { loader } = openLoader(bank);
  expect(await loadAll(loader)).toMatchObject({ rows: 7, pages: 4, loading: { status: 'complete' } });
});

test('an account without rows is complete', async () => {
  const { loader } = openLoader(createBank([]));
  expect(await loadAll(loader)).toMatchObject({ rows: 0, days: null, loading: { status: 'complete' } });
});
