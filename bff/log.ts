// What is written down: JSON lines of these fields and no others, so that no token, cookie, query, IBAN or name can
// slip into a log. JSON escapes line ends, so that nobody can forge a line either.
import type { ProblemCode } from '../shared/problems.ts';
import { BankCallFailure } from './bank/bank-call-failure.ts';
import { BankError } from './bank/bank-error.ts';
import type { BankCall } from './bank/transport.ts';
import type { LimitName, LogLevel } from './config/config.ts';

/** Every event, and what it is to who watches: metrics count security events and faults by their names. */
export const logEvents = {
  started: 'life',
  variable_misspelt: 'life',
  request_head_too_large: 'fault',
  stopped: 'life',
  request: 'call',
  bank_request: 'call',
  signed_in: 'security',
  sign_in_failed: 'security',
  signed_out: 'security',
  tokens_refreshed: 'security',
  refresh_failed: 'security',
  consent_lost: 'security',
  consent_deleted: 'security',
  consent_left: 'security',
  consent_unreadable: 'fault',
  cookie_not_opened: 'security',
  session_resealed: 'security',
  not_first_party_refused: 'security',
  limit_exceeded: 'security',
  server_metadata_unreadable: 'fault',
  session_store_lost: 'fault',
  answer_broken_off: 'fault',
  log_lines_dropped: 'fault',
} as const;

export type LogEvent = keyof typeof logEvents;

export interface LogFields {
  requestId?: string | undefined;
  /** Of the OpenTelemetry trace, where there is one. */
  traceId?: string | undefined;
  method?: string;
  /** The template of the route, e.g. `/bff/connections/:connectionId/accounts`, never the path as sent. */
  route?: string;
  status?: number;
  code?: ProblemCode | undefined;
  durationMs?: number;
  bankDurationMs?: number | undefined;
  /** What the bank was asked for; `status` is then its own, and missing where it did not answer. */
  call?: BankCall;
  limit?: LimitName;
  /** A hash of the connection's id. */
  connection?: string;
  /** The class of what went wrong, and where it was thrown: never its message. */
  cause?: string | undefined;
  thrownAt?: string | undefined;
  /** The session store's or the bank's own name of what is wrong: a constant such as `SQLITE_FULL` or `UNAUTHORIZED_IP`. */
  reason?: string | undefined;
  /** The name of a variable that something has to do with; of one that is not known, with that of what may be meant. */
  variable?: string;
  meant?: string;
  /** Lines that the log has lost, because its reader stood still. */
  dropped?: number;
}

export type Log = (level: Exclude<LogLevel, 'silent'>, event: LogEvent, fields?: LogFields) => void;

export interface LogDependencies {
  level: LogLevel;
  now: () => number;
  /** Takes one line, without its end. */
  write: (line: string) => void;
  /** Is told of every event, whatever the level: metrics count what the log does not write, too. */
  observe?: LogObserver | undefined;
}

export type LogObserver = (event: LogEvent, fields: LogFields) => void;

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export function createLog({ level: least, now, write, observe }: LogDependencies): Log {
  const leastRank = levels.indexOf(least);
  return (level, event, fields = {}) => {
    observe?.(event, fields);
    if (levels.indexOf(level) < leastRank) return;
    const time = new Date(now()).toISOString();
    write(`{"time":"${time}","level":"${level}","event":"${event}"${formatFields(fields)}}`);
  };
}

/** The allow-list itself: anything else that finds its way into the fields stays unwritten. */
const formatFields = (fields: LogFields): string =>
  formatField('requestId', fields.requestId) +
  formatField('traceId', fields.traceId) +
  formatField('method', fields.method) +
  formatField('route', fields.route) +
  formatField('status', fields.status) +
  formatField('code', fields.code) +
  formatField('durationMs', fields.durationMs) +
  formatField('bankDurationMs', fields.bankDurationMs) +
  formatField('call', fields.call) +
  formatField('limit', fields.limit) +
  formatField('connection', fields.connection) +
  formatField('cause', fields.cause) +
  formatField('thrownAt', fields.thrownAt) +
  formatField('reason', fields.reason) +
  formatField('variable', fields.variable) +
  formatField('meant', fields.meant) +
  formatField('dropped', fields.dropped);

const formatField = (name: keyof LogFields, value: string | number | undefined): string =>
  value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`;

/**
 * What the log may know of an error: its class, the first line of its stack that is code, and the variable or the
 * bank's call that it has to do with, where its class names one.
 */
export function describeCause(
  error: unknown,
): Pick<LogFields, 'cause' | 'thrownAt' | 'variable' | 'call' | 'reason'> {
  if (!(error instanceof Error)) return {};
  const frames = error.stack?.replace(error.message, '').split('\n');
  const frame = frames?.find((line) => /^\s+at /.test(line));
  const thrownAt = frame && /[^/\\(]+:\d+:\d+(?=\)?$)/.exec(frame)?.[0];
  return {
    cause: error.name,
    thrownAt,
    ...('variable' in error && { variable: String(error.variable) }),
    ...(error instanceof BankCallFailure && { call: error.call }),
    ...findBankCode(error),
  };
}

function findBankCode(error: Error): Pick<LogFields, 'reason'> {
  const cause = error instanceof BankCallFailure ? error.cause : error;
  return cause instanceof BankError ? { reason: cause.bankCode } : {};
}
