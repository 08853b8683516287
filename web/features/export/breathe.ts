import type { Breathe } from '../../history/export/export-job.ts';

/** So long the page does nothing else: half of what a screen takes to be drawn anew. */
const sliceMs = 8;

/** Work in slices, between which the page answers. It is given up when `signal` says so. */
export function createBreathe(signal: AbortSignal): Breathe {
  let startedAt = performance.now();
  return async () => {
    if (performance.now() - startedAt < sliceMs) return;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    startedAt = performance.now();
  };
}
