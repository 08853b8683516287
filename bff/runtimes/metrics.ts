// What is counted, in Prometheus' terms. Everything comes from the log's events, and every label from a closed list: no
// id, address or text of a request can become a time series.
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type LogEvent, type LogFields, type LogObserver, logEvents } from '../log.ts';
import { nameMethod } from '../method-name.ts';
import { defineMetrics, gaugeUnfinishedWork } from './metrics-definitions.ts';

export interface Metrics {
  observe: LogObserver;
  contentType: string;
  /** Everything, in Prometheus' text format. */
  read(): Promise<string>;
}

export interface MetricsDependencies {
  countUnfinishedWork: () => number;
}

export function createMetrics({ countUnfinishedWork }: MetricsDependencies): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  gaugeUnfinishedWork(register, countUnfinishedWork);
  const metrics = defineMetrics(register);

  function countRequest({ method = '', route = '', status = 0, code, durationMs = 0 }: LogFields) {
    const labels = { method: nameMethod(method), route };
    metrics.requests.inc({ ...labels, status });
    metrics.requestDuration.observe(labels, durationMs / 1000);
    if (code !== undefined) metrics.problems.inc({ code });
  }

  function measureBankRequest({ call, status, durationMs = 0 }: LogFields) {
    if (call === undefined) return;
    metrics.bankRequestDuration.observe({ call, outcome: nameOutcome(status) }, durationMs / 1000);
  }

  return {
    observe(event, fields) {
      if (event === 'request') return countRequest(fields);
      if (event === 'bank_request') return measureBankRequest(fields);
      if (logEvents[event] === 'security') metrics.securityEvents.inc({ event });
      if (logEvents[event] === 'fault') metrics.faults.inc({ event });
      const outcome = nameRefresh(event, fields);
      if (outcome !== null) metrics.tokenRefreshes.inc({ outcome });
    },
    contentType: register.contentType,
    read: () => register.metrics(),
  };
}

/** The class of the bank's status; `none` where it broke, ran out of time or was given up before. */
const nameOutcome = (status: number | undefined): string =>
  status === undefined ? 'none' : `${Math.floor(status / 100)}xx`;

function nameRefresh(event: LogEvent, { code }: LogFields): string | null {
  if (event === 'tokens_refreshed') return 'refreshed';
  if (event === 'consent_lost') return event;
  return event === 'refresh_failed' ? (code ?? null) : null;
}
