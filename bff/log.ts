// What is written down: JSON lines of these fields and no others, so that no token, cookie, query, IBAN or name can
// slip into a log. JSON escapes line ends, so that nobody can forge a line either.
import type { ProblemCode } from '../shared/problems.ts';
import type { LogLevel } from './config/config.ts';

type LogEvent =
  | 'started'
  | 'stopped'
  | 'request'
  | 'signed_in'
  | 'signed_out'
  | 'tokens_refreshed'
  | 'consent_lost'
  | 'session_store_lost'
  | 'answer_broken_off';

export interface LogFields {
  requestId?: string | undefined;
  method?: string;
  /** The template of the route, e.g. `/bff/connections/:connectionId/accounts`, never the path as sent. */
  route?: string;
  status?: number;
  code?: ProblemCode | undefined;
  durationMs?: number;
  bankDurationMs?: number | undefined;
  /** A hash of the connection's id. */
  connection?: string;
  /** The class of what went wrong, and where it was thrown: never its message. */
  cause?: string | undefined;
  thrownAt?: string | undefined;
}

export type Log = (level: Exclude<LogLevel, 'silent'>, event: LogEvent, fields?: LogFields) => void;

export interface LogDependencies {
  level: LogLevel;
  now: () => number;
  /** Takes one line, without its end. */
  write: (line: string) => void;
}

/** The allow-list itself: anything else that finds its way into the fields stays unwritten. */
const written = [
  ...['time', 'level', 'event'],
  ...(['requestId', 'method', 'route', 'status', 'code', 'durationMs'] satisfies (keyof LogFields)[]),
  ...(['bankDurationMs', 'connection', 'cause', 'thrownAt'] satisfies (keyof LogFields)[]),
];

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export function createLog({ level: least, now, write }: LogDependencies): Log {
  const leastRank = levels.indexOf(least);
  return (level, event, fields = {}) => {
    if (levels.indexOf(level) < leastRank) return;
    const time = new Date(now()).toISOString();
    write(JSON.stringify({ time, level, event, ...fields }, written));
  };
}

/** What the log may know of an error: its class, and the first line of its stack that is code. */
export function describeCause(error: unknown): Pick<LogFields, 'cause' | 'thrownAt'> {
  if (!(error instanceof Error)) return {};
  const frames = error.stack?.replace(error.message, '').split('\n');
  const frame = frames?.find((line) => /^\s+at /.test(line));
  const thrownAt = frame && /[^/\\(]+:\d+:\d+(?=\)?$)/.exec(frame)?.[0];
  return { cause: error.name, thrownAt };
}
