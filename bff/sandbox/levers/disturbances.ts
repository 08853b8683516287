import type { Endpoint } from './journal.ts';

/** A way for an answer to go wrong. `slow` delays the real answer; every other replaces or breaks it. */
export type Disturbance =
  | { kind: 'status'; status: number; errorCode?: string; body?: string; retryAfter?: string }
  | { kind: 'slow'; ms: number }
  | { kind: 'html' }
  | { kind: 'cut-off'; afterBytes?: number }
  | { kind: 'redirect'; location?: string }
  | { kind: 'hang' };

export interface DisturbanceOrder {
  /** `data` (the default) means the three data endpoints. */
  endpoint?: Endpoint | 'data';
  /** How many answers; default 1. */
  times?: number;
  disturbance: Disturbance;
}

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
