// What is counted, in Prometheus' terms. Everything comes from the log's events, and every label from a closed list: no
// id, address or text of a request can become a time series.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { problemStatuses } from '../../shared/problems.ts';
import { type LogEvent, type LogFields, type LogObserver, logEvents } from '../log.ts';
import { nameMethod } from '../method-name.ts';

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
  startAtZero(metrics);

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

/** In seconds: from a page out of memory to a bank at its time limit. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

function defineMetrics(register: Registry) {
  const registers = [register];
  const counter = <const T extends string>(name: string, labelNames: T[], help: string) =>
    new Counter({ name, labelNames, help, registers });
  const histogram = <const T extends string>(name: string, labelNames: T[], help: string) =>
    new Histogram({ name, labelNames, help, buckets, registers });
  return {
    requests: counter(
      'konto_http_requests_total',
      ['method', 'route', 'status'],
      'Requests that the API has answered.',
    ),
    requestDuration: histogram(
      'konto_http_request_duration_seconds',
      ['method', 'route'],
      'Time from a request to the head of its answer.',
    ),
    problems: counter('konto_problems_total', ['code'], 'Requests answered with a problem, by its code.'),
    bankRequestDuration: histogram(
      'konto_bank_request_duration_seconds',
      ['call', 'outcome'],
      'Time from one attempt at a call to the bank to the head of its answer.',
    ),
    tokenRefreshes: counter(
      'konto_token_refreshes_total',
      ['outcome'],
      'Refreshes of tokens, by what became of them.',
    ),
    securityEvents: counter(
      'konto_security_events_total',
      ['event'],
      'Events that concern security, under their names in the log.',
    ),
    faults: counter(
      'konto_faults_total',
      ['event'],
      'Failures of what Konto stands on, under their names in the log.',
    ),
  };
}

function gaugeUnfinishedWork(register: Registry, countUnfinishedWork: () => number) {
  new Gauge({
    name: 'konto_unfinished_work',
    help: 'Calls to a bank that run to their end even when nobody waits for them any more.',
    registers: [register],
    collect() {
      this.set(countUnfinishedWork());
    },
  });
}

const refreshed = 'refreshed';
const refreshFailures = ['consent_lost', 'bank_unavailable', 'bank_misbehaved', 'client_rejected'];

/** Prometheus sees no increase in a series that begins with its first event. */
function startAtZero({ problems, securityEvents, faults, tokenRefreshes }: ReturnType<typeof defineMetrics>) {
  for (const code of Object.keys(problemStatuses)) problems.inc({ code }, 0);
  for (const outcome of [refreshed, ...refreshFailures]) tokenRefreshes.inc({ outcome }, 0);
  for (const [event, kind] of Object.entries(logEvents)) {
    if (kind === 'security') securityEvents.inc({ event }, 0);
    if (kind === 'fault') faults.inc({ event }, 0);
  }
}

/** The class of the bank's status; `none` where it broke, ran out of time or was given up before. */
const nameOutcome = (status: number | undefined): string =>
  status === undefined ? 'none' : `${Math.floor(status / 100)}xx`;

function nameRefresh(event: LogEvent, { code }: LogFields): string | null {
  if (event === 'tokens_refreshed') return refreshed;
  if (event === 'consent_lost') return event;
  return event === 'refresh_failed' ? (code ?? null) : null;
}
