// What it costs to read a page of 50 rows into Konto's own types, beside the parse that exact amounts need in any case:
// `node tests/bench/reading.ts` for this alone.
import { premiumV1Responses } from '../../shared/banks/premium-v1/responses.ts';
import { readSandboxPage } from './bank.ts';
import { type Spread, summarize } from './spread.ts';

export interface Reading {
  microseconds: Spread;
  /** To `JSON.parse` with each number's source text, measured right before. */
  toFloor: Spread;
}

const readsInRound = 200;
const asked = { page: 1, pageSize: 50 };

type Read = (body: string) => unknown;

const readPage: Read = (body) => premiumV1Responses.parseTransactionPage(body, asked);

const parseWithSources: Read = (body) =>
  JSON.parse(body, (_name: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? { source: context?.source } : value,
  );

export async function compareReading(rounds: number): Promise<Reading> {
  const body = String(await readSandboxPage());
  const own: number[] = [];
  const ratios: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const floor = measure(parseWithSources, body);
    const time = measure(readPage, body);
    if (round < 0) continue;
    own.push(time);
    ratios.push(time / floor);
  }
  return { microseconds: summarize(own), toFloor: summarize(ratios) };
}

/** In microseconds of the processor. */
function measure(read: Read, body: string): number {
  const before = process.cpuUsage().user;
  for (let reads = 0; reads < readsInRound; reads += 1) read(body);
  return (process.cpuUsage().user - before) / readsInRound;
}

if (import.meta.main) {
  const { microseconds, toFloor } = await compareReading(20);
  console.log(`${microseconds.median.toFixed(0)} µs, ${toFloor.median.toFixed(2)} × JSON.parse with sources`);
}
