// Spans, for whoever follows a request from here to the bank and back. Which system they go to is not known here.

export interface Tracer {
  /** Runs `run` in a span of its own, within that which the caller runs in. What it throws ends the span as a failure. */
  inSpan<T>(start: SpanStart, run: (span: Span) => Promise<T>): Promise<T>;
  /** Undefined outside of a trace, and where nobody records it. */
  currentTraceId(): string | undefined;
}

/** `server`: a request that came; `client`: one that was made. */
interface SpanStart {
  kind: 'server' | 'client';
  name: string;
  attributes: SpanAttributes;
}

export interface Span {
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  fail(): void;
}

/** Under the names of OpenTelemetry's semantic conventions. As in logs and metrics: no id, query or text of a request. */
type SpanAttributes = Readonly<Record<string, string | number>>;
