import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createDisturbances,
  type Disturbance,
  type DisturbanceOrder,
} from '../../../../bff/sandbox/levers/disturbances.ts';

const dataEndpoints = ['accounts', 'account', 'transactions'] as const;
const endpoints = ['authorize', 'token', ...dataEndpoints] as const;

/** What one answer after the other is ordered to be, told apart by its status. */
const orders = fc
  .array(
    fc.record({
      endpoint: fc.constantFrom(...endpoints, 'data' as const),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map((order, index) => ({ ...order, disturbance: { kind: 'status' as const, status: 500 + index } })),
  );

const isMeant = ({ endpoint }: DisturbanceOrder, asked: (typeof endpoints)[number]) =>
  endpoint === asked || (endpoint === 'data' && dataEndpoints.some((name) => name === asked));

test('each answer takes the oldest order that means it, as many times as was ordered', () => {
  fc.assert(
    fc.property(orders, fc.array(fc.constantFrom(...endpoints), { maxLength: 30 }), (ordered, asked) => {
      const disturbances = createDisturbances();
      for (const order of ordered) disturbances.order(order);
      const left = ordered.flatMap((order) => Array<typeof order>(order.times).fill(order));
      for (const endpoint of asked) {
        const next = left.findIndex((order) => isMeant(order, endpoint));
        const expected: Disturbance | null = left[next]?.disturbance ?? null;
        if (next !== -1) left.splice(next, 1);
        expect(disturbances.take({ endpoint, page: undefined })).toEqual(expected);
      }
    }),
  );
});

test('a reset forgets every order and lets go of what waits, and later orders count again', () => {
  const disturbances = createDisturbances();
  const waiting = disturbances.signal();
  disturbances.order({ disturbance: { kind: 'hang' }, times: 5 });
  disturbances.reset();
  expect(waiting.aborted).toBe(true);
  expect(disturbances.take({ endpoint: 'accounts', page: undefined })).toBeNull();
  disturbances.order({ disturbance: { kind: 'html' } });
  expect(disturbances.signal().aborted).toBe(false);
  expect(disturbances.take({ endpoint: 'accounts', page: undefined })).toEqual({ kind: 'html' });
});

test('an order for one page leaves every other page and the other endpoints alone', () => {
  const disturbances = createDisturbances();
  disturbances.order({ endpoint: 'transactions', page: 9, disturbance: { kind: 'html' } });
  expect(disturbances.take({ endpoint: 'transactions', page: '2' })).toBeNull();
  expect(disturbances.take({ endpoint: 'transactions', page: undefined })).toBeNull();
  expect(disturbances.take({ endpoint: 'account', page: '9' })).toBeNull();
  expect(disturbances.take({ endpoint: 'transactions', page: '9' })).toEqual({ kind: 'html' });
  expect(disturbances.take({ endpoint: 'transactions', page: '9' })).toBeNull();
});
