import * as v from 'valibot';
import { type Endpoint, endpointNames } from './journal.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const statusSchema = v.strictObject({
  kind: v.literal('status'),
  status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
  errorCode: v.exactOptional(v.string()),
  body: v.exactOptional(v.string()),
  retryAfter: v.exactOptional(v.string()),
});

/** A way for an answer to go wrong. `slow` delays the real answer; every other replaces or breaks it. */
const disturbanceSchema = v.variant('kind', [
  statusSchema,
  v.strictObject({ kind: v.literal('slow'), ms: count }),
  v.strictObject({ kind: v.literal('hang') }),
  v.strictObject({ kind: v.literal('html') }),
  v.strictObject({ kind: v.literal('cut-off'), afterBytes: v.exactOptional(count) }),
  v.strictObject({ kind: v.literal('redirect'), location: v.exactOptional(v.pipe(v.string(), v.url())) }),
]);
export type Disturbance = v.InferOutput<typeof disturbanceSchema>;

/** `endpoint`: `data`, the default, means the three data endpoints. `times`: how many answers, by default one. */
export const disturbanceOrderSchema = v.strictObject({
  endpoint: v.exactOptional(v.picklist([...endpointNames, 'data'])),
  times: v.exactOptional(v.pipe(count, v.minValue(1))),
  disturbance: disturbanceSchema,
});
export type DisturbanceOrder = v.InferOutput<typeof disturbanceOrderSchema>;

export interface Disturbances {
  order: (order: DisturbanceOrder) => void;
  /** The next disturbance for an answer of this endpoint, which is thereby used up. */
  take: (endpoint: Endpoint) => Disturbance | null;
  /** Ends on `reset`: what hangs or waits may stop. */
  signal: () => AbortSignal;
  reset: () => void;
}

export function createDisturbances(): Disturbances {
  let orders: Required<DisturbanceOrder>[] = [];
  let controller = new AbortController();
  return {
    order: ({ endpoint = 'data', times = 1, disturbance }) => {
      orders.push({ endpoint, times, disturbance });
    },
    take: (endpoint) => {
      const found = orders.find((order) => covers(order.endpoint, endpoint));
      if (!found) return null;
      found.times -= 1;
      orders = orders.filter(({ times }) => times > 0);
      return found.disturbance;
    },
    signal: () => controller.signal,
    reset: () => {
      orders = [];
      controller.abort();
      controller = new AbortController();
    },
  };
}

const covers = (ordered: Endpoint | 'data', endpoint: Endpoint): boolean =>
  ordered === 'data' ? endpoint !== 'authorize' && endpoint !== 'token' : ordered === endpoint;
