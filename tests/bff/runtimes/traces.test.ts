import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  StackContextManager,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createNodeBff, type NodeBff } from '../../../bff/runtimes/node-bff.ts';
import { StartError } from '../../../bff/runtimes/start-error.ts';
import { openTracer } from '../../../bff/runtimes/traces.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import { type SandboxServer, startSandboxServer } from '../../support/sandbox-server.ts';
import { createTestBrowser, type TestBrowser } from '../../support/test-browser.ts';

const appOrigin = 'http://localhost:5173';
let exporter: InMemorySpanExporter;
let folder: string;
let bank: SandboxServer;
let bff: NodeBff;
let browser: TestBrowser;
let lines: string[];

async function start(env: Record<string, string> = { TRACES: 'on' }) {
  const store = `sqlite:${join(folder, 'sessions.db')}`;
  lines = [];
  bff = await createNodeBff(parseConfig({ ...bank.environment, SESSION_STORE: store, ...env }), (line) => {
    lines.push(line);
  });
  const app = { fetch: (request: Request) => bff.app.fetch(request) };
  browser = createTestBrowser({ app, fetchBank: fetch, appOrigin, now: Date.now });
}

beforeEach(async () => {
  exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  );
  folder = mkdtempSync(join(tmpdir(), 'konto-traces-'));
  bank = await startSandboxServer(appOrigin);
  await start();
});

afterEach(async () => {
  await bff.close(0);
  await bank.close();
  rmSync(folder, { recursive: true });
  trace.disable();
});

/** The spans since the last time, in the order of their end. */
function takeSpans(): ReadableSpan[] {
  const spans = exporter.getFinishedSpans();
  exporter.reset();
  return spans;
}

const namesOf = (spans: readonly ReadableSpan[]) => spans.map(({ name }) => name);

test('a read is a span of its route, and below it one for each call to the bank', async () => {
  const { connectionId } = await browser.connect();
  takeSpans();
  await browser.fetch(endpoints.accounts(connectionId));
  const [call, request] = takeSpans();
  expect(request).toMatchObject({
    name: 'GET /bff/connections/:connectionId/accounts',
    kind: SpanKind.SERVER,
    attributes: {
      'http.request.method': 'GET',
      'http.route': '/bff/connections/:connectionId/accounts',
      'http.response.status_code': 200,
    },
    parentSpanContext: undefined,
  });
  expect(call).toMatchObject({
    name: 'GET accounts',
    kind: SpanKind.CLIENT,
    attributes: {
      'http.request.method': 'GET',
      'server.address': '127.0.0.1',
      'konto.bank.call': 'accounts',
      'http.response.status_code': 200,
    },
    parentSpanContext: { spanId: request?.spanContext().spanId },
  });
  expect(call?.spanContext().traceId).toBe(request?.spanContext().traceId);
});

test('retries and a refresh are spans of the request that brought them about', async () => {
  const { connectionId } = await browser.connect();
  bank.levers.expireAccessTokens();
  bank.levers.disturb({ endpoint: 'accounts', disturbance: { kind: 'status', status: 500 } });
  takeSpans();
  await browser.fetch(endpoints.accounts(connectionId));
  const spans = takeSpans();
  const [request] = spans.slice(-1);
  expect(namesOf(spans).filter((name) => name === 'POST token')).toHaveLength(1);
  expect(namesOf(spans).filter((name) => name === 'GET accounts').length).toBeGreaterThanOrEqual(3);
  for (const { parentSpanContext } of spans.slice(0, -1))
    expect(parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
});

test('parallel requests do not mix their spans', async () => {
  const { connectionId } = await browser.connect();
  takeSpans();
  await Promise.all(Array.from({ length: 10 }, () => browser.fetch(endpoints.accounts(connectionId))));
  const spans = takeSpans();
  const requests = spans.filter(({ kind }) => kind === SpanKind.SERVER);
  const parents = spans.flatMap(({ parentSpanContext }) => parentSpanContext?.spanId ?? []);
  expect(parents.sort()).toEqual(requests.map((request) => request.spanContext().spanId).sort());
});

test('a problem is the error type of its request, and an error only where it is ours', async () => {
  const { connectionId } = await browser.connect();
  bank.levers.disturb({ endpoint: 'accounts', disturbance: { kind: 'html' } });
  takeSpans();
  await browser.fetch(endpoints.accounts('unknown'));
  await browser.fetch(endpoints.accounts(connectionId));
  const [refused, , broken] = takeSpans();
  expect(refused?.attributes['error.type']).toBe('connection_not_found');
  expect(refused?.status.code).toBe(SpanStatusCode.UNSET);
  expect(broken?.attributes['error.type']).toBe('bank_misbehaved');
  expect(broken?.status.code).toBe(SpanStatusCode.ERROR);
});

test('a call that is given up is an error by its name, without its message', async () => {
  const { connectionId } = await browser.connect();
  bank.levers.disturb({ endpoint: 'accounts', disturbance: { kind: 'hang' } });
  takeSpans();
  const leaving = new AbortController();
  const left = browser.fetch(endpoints.accounts(connectionId), { signal: leaving.signal });
  await vi.waitFor(() => expect(bank.levers.readJournal().counts.accounts).toBe(1));
  leaving.abort(new RangeError('canary'));
  await left;
  const [call] = takeSpans();
  expect(call?.status).toEqual({ code: SpanStatusCode.ERROR });
  expect(call?.attributes['error.type']).toBe('bank_unavailable');
  expect(call?.events).toEqual([]);
});

test('C3: H3: no token, code, cookie, id, query, IBAN or name is in a span', async () => {
  const response = await browser.consent(await browser.login());
  const { connectionId } = await (await browser.callback(response)).json();
  const { accounts } = await (await browser.fetch(endpoints.accounts(connectionId))).json();
  const { accountId, accountReference } = accounts[0];
  await browser.fetch(endpoints.account(connectionId, accountId));
  await browser.fetch(`${endpoints.transactions(connectionId, accountId)}?page=2`);
  await browser.fetch(`${endpoints.transactions(connectionId, accountId)}?page=canary`);
  bank.levers.expireAccessTokens();
  await browser.fetch(endpoints.accounts(connectionId));
  const cookie = browser.cookies.header()?.split('=')[1] ?? '';
  await browser.fetch('/bff/canary?canary=1', { method: 'CANARY' });

  const spans = takeSpans();
  const seen = JSON.stringify(
    spans.map(({ name, attributes, events, links, status }) => ({ name, attributes, events, links, status })),
  );
  expect(spans.length).toBeGreaterThan(12);
  const { codes, accessTokens, refreshTokens } = bank.levers.listIssuedSecrets();
  const ids = [connectionId, accountId, accountReference.iban, accounts[0].name];
  const rest = [cookie, 'canary', 'CANARY', 'page=', ...new URLSearchParams(response).values()];
  for (const secret of [...codes, ...accessTokens, ...refreshTokens, ...ids, ...rest]) {
    expect(secret.length).toBeGreaterThan(3);
    expect(seen).not.toContain(secret);
  }
});

const fromOutside = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  traceFlags: 1,
};

/** An SDK that reads and writes the W3C's header on its own, as its instrumentation of HTTP does. */
function registerPropagation() {
  context.setGlobalContextManager(new StackContextManager().enable());
  propagation.setGlobalPropagator({
    fields: () => ['traceparent'],
    inject: (_context, carrier, { set }) => set(carrier, 'traceparent', 'canary'),
    extract: (active) => trace.setSpanContext(active, fromOutside),
  });
  onTestFinished(() => {
    context.disable();
    propagation.disable();
  });
}

test('a trace from outside is not taken over, nor is the bank told of ours, whatever is registered', async () => {
  registerPropagation();
  const { connectionId } = await browser.connect();
  takeSpans();
  await context.with(propagation.extract(ROOT_CONTEXT, {}), () =>
    browser.fetch(endpoints.accounts(connectionId)),
  );
  const traceIds = takeSpans().map((span) => span.spanContext().traceId);
  expect(traceIds).toHaveLength(2);
  expect(traceIds).not.toContain(fromOutside.traceId);
  expect(bank.headersOfLastRead().has('Authorization')).toBe(true);
  expect(bank.headersOfLastRead().has('traceparent')).toBe(false);
});

test('H3: a line of the log names the trace that it belongs to', async () => {
  const { connectionId } = await browser.connect();
  takeSpans();
  bank.levers.expireAccessTokens();
  lines.length = 0;
  await browser.fetch(endpoints.accounts(connectionId));
  const traceId = takeSpans()[0]?.spanContext().traceId;
  const written = lines.map((line) => JSON.parse(line));
  expect(written.map(({ event }) => event)).toEqual(['tokens_refreshed', 'request']);
  for (const line of written) expect(line.traceId).toBe(traceId);
});

test('without TRACES there is no span, and no trace in the log', async () => {
  await bff.close(0);
  await start({});
  await browser.connect();
  expect(takeSpans()).toEqual([]);
  expect(lines.join()).not.toContain('traceId');
});

test('where no SDK is registered, everything works and nothing is recorded', async () => {
  trace.disable();
  await bff.close(0);
  await start();
  const { connectionId } = await browser.connect();
  expect((await browser.fetch(endpoints.accounts(connectionId))).status).toBe(200);
  expect(lines.join()).not.toContain('traceId');
});

test('a package that is not installed is a StartError that says so', async () => {
  const notFound = () => Promise.reject(new Error('Cannot find package'));
  await expect(openTracer(notFound)).rejects.toThrow(StartError);
  await expect(openTracer(notFound)).rejects.toThrow('npm install @opentelemetry/api');
});
