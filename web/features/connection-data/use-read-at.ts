import { notifyManager, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** When the oldest of what is on the screen under a key was read, in ms since the epoch; null where nothing was yet. */
export function useReadAt(queryKey: QueryKey): number | null {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (listener) => cache.subscribe(notifyManager.batchCalls(listener)),
    () => {
      const shown = cache.findAll({ queryKey, type: 'active' });
      const readings = shown.map(({ state }) => state.dataUpdatedAt).filter((readAt) => readAt > 0);
      return readings.length === 0 ? null : Math.min(...readings);
    },
  );
}
