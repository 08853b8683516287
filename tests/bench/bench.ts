// `npm run bench`: what Konto costs, beside what else could stand in its place, in one run on one machine.
// `-- --quick` measures less; `-- --write` puts the tables into docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installTools } from '../install-tools.ts';
import { buildBff } from '../support/bff-bundle.ts';
import { type Bank, startBank } from './bank.ts';
import { bareNode, measureColdStart } from './cold-start.ts';
import {
  type Contestant,
  type Place,
  type StartContestant,
  startBareRelay,
  startExpress,
  startKontoOnRedis,
  startKontoOnSqlite,
  startNginx,
} from './contestants.ts';
import { compareFirstScreens } from './first-screen.ts';
import { compareLatency } from './latency.ts';
import { sendAll } from './load.ts';
import type { MemoryReport } from './memory.ts';
import { isInstalled, pinMyself } from './pinned-process.ts';
import { compareProcessorTime, type Entry } from './processor-time.ts';
import { compareReading } from './reading.ts';
import { formatReport, type Report, writeReport } from './report.ts';
import { summarize } from './spread.ts';

const { quick, write } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
}).values;

/** `relayed` and `slowest` are the reads of one round: half a second of each, and the slowest peer needs ten times as long. */
const effort = quick
  ? {
      rounds: 3,
      relayed: 5_000,
      slowest: 500,
      latency: { rounds: 1, seconds: 3 },
      reads: 8_000,
      starts: 3,
      visits: 2,
    }
  : {
      rounds: 8,
      relayed: 8_000,
      slowest: 1_500,
      latency: { rounds: 5, seconds: 10 },
      reads: 100_000,
      starts: 11,
      visits: 6,
    };
const sessions = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'konto-bench-'));
const running: Contestant[] = [];
try {
  installTools('tests/bench');
  announce('building the BFF');
  buildBff(join(folder, 'bff'));
  // Before this process takes one processor: what it starts would have to share that with it.
  announce('cold start');
  const coldStart = await compareColdStart(join(folder, 'bff/node.cjs'));
  announce('first screens');
  execFileSync(resolve('node_modules/.bin/vite'), ['build', '--logLevel', 'error']);
  const firstScreen = await compareFirstScreens(effort.visits);
  pinMyself();
  const bank = await startBank();
  announce('reading of a page');
  const reading = await compareReading(effort.rounds * 3);
  const report = { ...(await measureAll(bank)), coldStart, firstScreen, reading };
  console.log(`\n${formatReport(report)}`);
  if (write) writeReport(report);
  await bank.close();
} finally {
  for (const { close } of running) await close();
  rmSync(folder, { recursive: true });
}

async function measureAll(bank: Bank): Promise<Omit<Report, 'coldStart' | 'firstScreen' | 'reading'>> {
  const place = { bank, folder, bffBundle: join(folder, 'bff/node.cjs') };
  const nginx = hasProgram('nginx') ? await start('nginx', startNginx, place) : null;
  const konto = await start('Konto, SQLite', startKontoOnSqlite, place);
  const redis = hasProgram('redis-server') ? [await start('Konto, Redis', startKontoOnRedis, place)] : [];
  const bare = await start('Hono + undici, a bare relay', startBareRelay, place);
  const express = await start('express-openid-connect + http-proxy-middleware', startExpress, place);
  const entries = [konto, ...redis, bare, { ...express, requests: effort.slowest }];

  announce('processor time');
  const processorTime = await compareProcessorTime(entries, nginx, effort.rounds);
  announce('latency');
  const latency =
    nginx && (await compareLatency(konto.contestant.target, nginx.contestant.target, effort.latency));
  announce('memory');
  const resident = await watchMemory(konto.contestant);
  const memory = measureMemory();
  return { pageLength: bank.pageLength, processorTime, latency, memory, resident };
}

async function start(name: string, startContestant: StartContestant, place: Place): Promise<Entry> {
  const contestant = await startContestant({ ...place, folder: mkdtempSync(join(folder, 'server-')) });
  running.push(contestant);
  return { name, contestant, requests: effort.relayed };
}

/** At any one moment much of it waits to be collected: what counts is how high it goes. */
async function watchMemory({ server, target }: Contestant): Promise<Report['resident']> {
  const sizes: number[] = [];
  for (let part = 0; part < 20; part += 1) {
    await sendAll(target, effort.reads / 20);
    sizes.push(server.residentMemory());
  }
  return { afterHalf: Math.max(...sizes.slice(0, 10)), afterAll: Math.max(...sizes.slice(10)) };
}

/** Milliseconds, beside a server in Node that does nothing. */
async function compareColdStart(bffBundle: string): Promise<Report['coldStart']> {
  const konto: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < effort.starts; round += 1) {
    bare.push((await measureColdStart(bareNode)).wallMs);
    konto.push((await measureColdStart([bffBundle])).wallMs);
  }
  return { konto: summarize(konto), bareNode: summarize(bare) };
}

function measureMemory(): MemoryReport {
  const args = ['--expose-gc', resolve('tests/bench/memory.ts'), String(sessions), String(effort.reads)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

function hasProgram(name: string): boolean {
  const found = isInstalled(name);
  if (!found) console.log(`There is no ${name} here: what needs it is left out.`);
  return found;
}

function announce(what: string) {
  console.error(`── ${what}`);
}
