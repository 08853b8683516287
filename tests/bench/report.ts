// What was measured, as Markdown, for the terminal and for docs/benchmarks.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { FirstScreen } from './first-screen.ts';
import type { AddedLatency } from './latency.ts';
import type { MemoryReport } from './memory.ts';
import type { ProcessorTime } from './processor-time.ts';
import type { Reading } from './reading.ts';
import { type Spread, summarize } from './spread.ts';

export interface Report {
  pageLength: number;
  processorTime: readonly ProcessorTime[];
  /** Null without nginx. */
  latency: AddedLatency | null;
  coldStart: { konto: Spread; bareNode: Spread };
  firstScreen: FirstScreen;
  reading: Reading;
  memory: MemoryReport;
  /** Of the server under load: the most bytes that it occupies in the first half of the reads, and in the second. */
  resident: { afterHalf: number; afterAll: number };
}

export function formatReport(report: Report): string {
  const sections = [
    formatMachine(report),
    formatProcessorTime(report),
    formatOthers(report),
    formatFirstScreen(report),
  ];
  return sections.join('\n\n');
}

/** Between the two marks of the page. */
export function writeReport(report: Report, page = 'docs/benchmarks.md'): void {
  const [before, , after] = readFileSync(page, 'utf8').split(
    /(?<=<!-- measured -->\n)|(?=<!-- \/measured -->)/,
  );
  if (after === undefined) throw new Error(`${page} has no place for the tables`);
  writeFileSync(page, `${before}\n${formatReport(report)}\n\n${after}`);
}

function formatMachine({ pageLength }: Report): string {
  const [processor] = cpus();
  const machine = `${processor?.model.trim()}, ${cpus().length} cores`;
  const day = new Date().toISOString().slice(0, 10);
  return `${machine} · ${process.platform} · Node ${process.versions.node} · ${day} · a page of ${pageLength} bytes`;
}

function formatProcessorTime({ processorTime }: Report): string {
  const [konto] = processorTime;
  const rows = processorTime.map(({ name, microseconds, toFloor, rounds }) => [
    name,
    formatSpread(microseconds, 0),
    toFloor ? formatSpread(toFloor, 2) : 'no nginx here',
    formatSpread(summarize(rounds.map((time, round) => time / (konto?.rounds[round] ?? Number.NaN))), 2),
  ]);
  return formatTable(
    ['processor time of one signed-in read', 'µs', '÷ nginx `proxy_pass`', '÷ Konto, SQLite'],
    rows,
  );
}

function formatOthers({ latency, coldStart, memory, resident, reading }: Report): string {
  const rows = [
    ...(latency
      ? [
          ['median added to nginx, 200 reads a second', `${formatSpread(latency.median, 2)} ms`],
          ['99th percentile added to nginx', `${formatSpread(latency.p99, 2)} ms`],
        ]
      : []),
    ['cold start to the first answer', `${formatSpread(coldStart.konto, 0)} ms`],
    ['the same of a server in Node that does nothing', `${formatSpread(coldStart.bareNode, 0)} ms`],
    ['reading a page of 50 rows', `${formatSpread(reading.microseconds, 0)} µs`],
    ['the same ÷ `JSON.parse` with source texts', formatSpread(reading.toFloor, 2)],
    [`${memory.sessions.count} sessions, all in use`, formatMegabytes(memory.sessions.bytes)],
    ['heap after half of the reads, and after all', formatGrowth(memory.reads)],
    [`memory of the server at most, in each half of ${memory.reads.count} reads`, formatGrowth(resident)],
  ];
  return formatTable(['', 'median (lowest – highest)'], rows);
}

function formatFirstScreen({ firstScreen: { firstPaint, screens } }: Report): string {
  const rows = screens.map(({ name, ratio, milliseconds, shift, requests }) => [
    name,
    formatSpread(ratio, 2),
    formatSpread(milliseconds, 0),
    String(requests),
    shift.toFixed(3),
  ]);
  return [
    formatTable(['until it stands there', '÷ an empty app', 'ms', 'requests', 'layout shift'], rows),
    `The first paint takes ${formatSpread(firstPaint, 2)} times as long as a static page’s.`,
  ].join('\n\n');
}

const formatSpread = ({ median, min, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)} – ${max.toFixed(digits)})`;

const formatMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function formatGrowth({ afterHalf, afterAll }: { afterHalf: number; afterAll: number }): string {
  const growth = ((afterAll / afterHalf - 1) * 100).toFixed(0);
  return `${formatMegabytes(afterHalf)}, ${formatMegabytes(afterAll)} (${growth} %)`;
}

const formatTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
