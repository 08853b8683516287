// What can be seen of the BFF from outside: its log, and where they are asked for, metrics and traces.
import type { MiddlewareHandler } from 'hono';
import { logCalls } from '../bank/logged-transport.ts';
import { traceCalls } from '../bank/traced-transport.ts';
import type { BankTransport } from '../bank/transport.ts';
import type { Config } from '../config/config.ts';
import { createLog, type Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { serverSpan } from '../middleware/server-span.ts';
import { openMetrics } from './metrics-server.ts';

export interface Observation {
  log: Log;
  /** Stands around every request; null where nothing is traced. */
  around: MiddlewareHandler<AppEnv> | null;
  /** Null where nothing is counted. */
  metricsUrl: string | null;
  /** The transport, watched where somebody looks: otherwise it is the same, and costs the same. */
  watch(transport: BankTransport): BankTransport;
  close(): Promise<void>;
}

export interface ObservationDependencies {
  now: () => number;
  writeLine: (line: string) => void;
  countUnfinishedWork: () => number;
}

/** Throws `StartError`. Metrics and traces are loaded where they are used, so that nobody else's start waits for them. */
export async function openObservation(
  config: Pick<Config, 'logLevel' | 'metrics' | 'traces'>,
  dependencies: ObservationDependencies,
): Promise<Observation> {
  const { now, writeLine } = dependencies;
  const traces = config.traces ? await import('./traces.ts') : null;
  const tracer = (await traces?.openTracer()) ?? null;
  const metrics = await openMetrics(config.metrics, dependencies);
  const plainLog = createLog({ level: config.logLevel, now, write: writeLine, observe: metrics?.observe });
  const log = traces && tracer ? traces.nameTraces(plainLog, tracer) : plainLog;
  const areCallsLogged = metrics !== null || config.logLevel === 'debug';
  return {
    log,
    around: tracer && serverSpan(tracer),
    metricsUrl: metrics?.url ?? null,
    watch(transport) {
      const logged = areCallsLogged ? logCalls(transport, { log, now }) : transport;
      return tracer ? traceCalls(logged, tracer) : logged;
    },
    close: async () => metrics?.close(),
  };
}
