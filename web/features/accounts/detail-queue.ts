import type { KontoClient } from '../../api/konto-client.ts';
import { findReadQueue } from '../../queries/read-queues.ts';
import type { World } from '../../world.tsx';

export const nameDetail = (connectionId: string, accountId: string): string => `${connectionId} ${accountId}`;

/** The client of a screen that may need hundreds of details. */
export function queueDetails({ client, now }: World): KontoClient {
  const queue = findReadQueue(client, now);
  return {
    ...client,
    readAccount: (connectionId, accountId, signal = new AbortController().signal) =>
      queue.run(nameDetail(connectionId, accountId), signal, () =>
        client.readAccount(connectionId, accountId, signal),
      ),
  };
}
