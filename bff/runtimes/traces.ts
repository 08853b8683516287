// Konto's spans as OpenTelemetry's. It uses nothing but the API's package; which SDK takes the spans, and where it sends
// them, is the operator's, who registers it before Konto starts.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span as ApiSpan, Context } from '@opentelemetry/api';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import type { Span, Tracer } from '../tracer.ts';
import { StartError } from './start-error.ts';

type OpenTelemetry = typeof import('@opentelemetry/api');

/** Throws `StartError` where the package, which is optional, is not installed. */
export async function openTracer(
  load: () => Promise<OpenTelemetry> = () => import('@opentelemetry/api'),
): Promise<Tracer> {
  const openTelemetry = await load().catch((cause) => {
    throw new StartError('TRACES=on needs a package: npm install @opentelemetry/api', { cause });
  });
  return createTracer(openTelemetry);
}

/**
 * The parent of a span is handed on here rather than by OpenTelemetry's global context, so that spans nest whichever
 * SDK is registered, and none hangs on a trace that somebody else's instrumentation has read from a request.
 */
function createTracer({
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  isSpanContextValid,
  trace,
}: OpenTelemetry): Tracer {
  const tracer = trace.getTracer('konto');
  const running = new AsyncLocalStorage<Context>();
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT };

  const wrap = (span: ApiSpan): Span => ({
    rename: (name) => void span.updateName(name),
    set: (attributes) => void span.setAttributes(attributes),
    fail: () => void span.setStatus({ code: SpanStatusCode.ERROR }),
  });

  return {
    async inSpan({ kind, name, attributes }, run) {
      const parent = running.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parent);
      try {
        return await running.run(trace.setSpan(parent, span), run, wrap(span));
      } catch (error) {
        span.setAttribute('error.type', nameError(error));
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    currentTraceId() {
      const context = running.getStore();
      const spanContext = context && trace.getSpanContext(context);
      return spanContext && isSpanContextValid(spanContext) ? spanContext.traceId : undefined;
    },
  };
}

/** Never by its message, which may hold anything. */
function nameError(error: unknown): string {
  if (error instanceof Problem) return error.code;
  return error instanceof Error ? error.name : '_OTHER';
}

/** Every line that is written within a trace names it. */
export const nameTraces =
  (log: Log, tracer: Tracer): Log =>
  (level, event, fields) =>
    log(level, event, { ...fields, traceId: tracer.currentTraceId() });
