import * as v from 'valibot';
import { type Endpoint, endpointNames } from './journal.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));

const statusSchema = v.strictObject({
  kind: v.literal('status'),
  status: httpStatus,
  errorCode: v.exactOptional(v.string()),
  body: v.exactOptional(v.string()),
  retryAfter: v.exactOptional(v.string()),
});

/** A way for an answer to go wrong. `slow` delays the real answer; every other replaces or breaks it. */
const disturbanceSchema = v.variant('kind', [
  statusSchema,
  v.strictObject({ kind: v.literal('slow'), ms: count }),
  v.strictObject({ kind: v.literal('hang') }),
  v.strictObject({ kind: v.literal('html'), status: v.exactOptional(httpStatus) }),
  v.strictObject({ kind: v.literal('cut-off'), afterBytes: v.exactOptional(count) }),
  v.strictObject({ kind: v.literal('redirect'), location: v.exactOptional(v.pipe(v.string(), v.url())) }),
]);
export type Disturbance = v.InferOutput<typeof disturbanceSchema>;

/**
 * `endpoint`: `data`, the default, means the three data endpoints. `page`: only the transactions of this page, whatever is
 * read ahead meanwhile. `times`: how many answers, by default one.
 */
export const disturbanceOrderSchema = v.strictObject({
  endpoint: v.exactOptional(v.picklist([...endpointNames, 'data'])),
  page: v.exactOptional(v.pipe(count, v.minValue(1))),
  times: v.exactOptional(v.pipe(count, v.minValue(1))),
  disturbance: disturbanceSchema,
});
export type DisturbanceOrder = v.InferOutput<typeof disturbanceOrderSchema>;

/** What a disturbance may be ordered for; `page` is as the query has it. */
interface DisturbedCall {
  endpoint: Endpoint;
  page: string | undefined;
}

interface Order {
  endpoint: Endpoint | 'data';
  page: number | undefined;
  times: number;
  disturbance: Disturbance;
}

export interface Disturbances {
  order: (order: DisturbanceOrder) => void;
  /** The next disturbance for the answer to this call, which is thereby used up. */
  take: (call: DisturbedCall) => Disturbance | null;
  /** Ends on `reset`: what hangs or waits may stop. */
  signal: () => AbortSignal;
  reset: () => void;
}

export function createDisturbances(): Disturbances {
  let orders: Order[] = [];
  let controller = new AbortController();
  return {
    order: ({ endpoint = 'data', page, times = 1, disturbance }) => {
      orders.push({ endpoint, page, times, disturbance });
    },
    take: (call) => {
      const found = orders.find((order) => covers(order, call));
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

const covers = (order: Order, { endpoint, page }: DisturbedCall): boolean =>
  coversEndpoint(order.endpoint, endpoint) && (order.page === undefined || String(order.page) === page);

const dataEndpoints: ReadonlySet<Endpoint> = new Set(['accounts', 'account', 'transactions']);

const coversEndpoint = (ordered: Endpoint | 'data', endpoint: Endpoint): boolean =>
  ordered === 'data' ? dataEndpoints.has(endpoint) : ordered === endpoint;
