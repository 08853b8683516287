import type { KontoClient } from '../api/konto-client.ts';
import { createReadQueue, type ReadQueue } from './read-queue.ts';

const queues = new WeakMap<KontoClient, ReadQueue>();

/** The one queue of a tab for reads of which there may be hundreds, however often its screens are left and opened. */
export function findReadQueue(client: KontoClient, now: () => number): ReadQueue {
  const queue = queues.get(client) ?? createReadQueue(now);
  queues.set(client, queue);
  return queue;
}
