// Every metric with its name, labels and help; docs/observing.md has an alert for each.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { problemStatuses } from '../../shared/problems.ts';
import { logEvents } from '../log.ts';

const refreshOutcomes = [
  'refreshed',
  'consent_lost',
  'bank_unavailable',
  'bank_misbehaved',
  'client_rejected',
] as const;

/** In seconds: from a page out of memory to a bank at its time limit. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Series whose labels are all known begin with 0. */
export function defineMetrics(register: Registry): ReturnType<typeof define> {
  const metrics = define(register);
  startAtZero(metrics);
  return metrics;
}

function define(register: Registry) {
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

export function gaugeUnfinishedWork(register: Registry, countUnfinishedWork: () => number) {
  new Gauge({
    name: 'konto_unfinished_work',
    help: 'Calls to a bank that run to their end even when nobody waits for them any more.',
    registers: [register],
    collect() {
      this.set(countUnfinishedWork());
    },
  });
}

/** Prometheus sees no increase in a series that begins with its first event. */
function startAtZero({ problems, securityEvents, faults, tokenRefreshes }: ReturnType<typeof define>) {
  for (const code of Object.keys(problemStatuses)) problems.inc({ code }, 0);
  for (const outcome of refreshOutcomes) tokenRefreshes.inc({ outcome }, 0);
  for (const [event, kind] of Object.entries(logEvents)) {
    if (kind === 'security') securityEvents.inc({ event }, 0);
    if (kind === 'fault') faults.inc({ event }, 0);
  }
}
