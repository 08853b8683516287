import type { KontoClient } from '../../api/konto-client.ts';
import { createReadQueue, type ReadQueue } from '../../queries/read-queue.ts';
import type { World } from '../../world.tsx';

const queues = new WeakMap<World, ReadQueue>();

/** The details of listed accounts stand in one queue, however often their screen is left and opened again. */
export function findDetailQueue(world: World): ReadQueue {
  const queue = queues.get(world) ?? createReadQueue(world.now);
  queues.set(world, queue);
  return queue;
}

export const nameDetail = (connectionId: string, accountId: string): string => `${connectionId} ${accountId}`;

/** The client of a screen that may need hundreds of details. */
export function queueDetails(world: World): KontoClient {
  const { client } = world;
  const queue = findDetailQueue(world);
  return {
    ...client,
    readAccount: (connectionId, accountId, signal = new AbortController().signal) =>
      queue.run(nameDetail(connectionId, accountId), signal, () =>
        client.readAccount(connectionId, accountId, signal),
      ),
  };
}
