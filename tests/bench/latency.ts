// What a person waits longer than through nginx, at a load that leaves both mostly idle.
import { measureLatencies, type Target } from './load.ts';
import { quantile, type Spread, summarize } from './spread.ts';

export interface AddedLatency {
  median: Spread;
  p99: Spread;
}

const rate = 200;

/** Milliseconds. */
export async function compareLatency(
  target: Target,
  floor: Target,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<AddedLatency> {
  const median: number[] = [];
  const p99: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const below = await measureLatencies(floor, rate, seconds);
    const above = await measureLatencies(target, rate, seconds);
    median.push(quantile(above, 0.5) - quantile(below, 0.5));
    p99.push(quantile(above, 0.99) - quantile(below, 0.99));
  }
  return { median: summarize(median), p99: summarize(p99) };
}
