// All of Konto in one process: the built pages, and what stands behind them.
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { parseProxies } from '../config/parse-proxies.ts';
import { isLoopback } from '../config/parse-values.ts';
import type { Environment } from '../config/variables.ts';
import { isApiPath } from './api-path.ts';
import { type Backends, openBackends } from './backends.ts';
import { boundConnections, mostConnectionsOfAddress } from './bound-connections.ts';
import { boundPipelining } from './bound-pipelining.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { createLineWriter } from './line-writer.ts';
import { drain, listenLocally } from './listen.ts';
import { requirePlainRequest } from './plain-requests.ts';
import { readConfig } from './read-config.ts';
import { localServerOptions, mostConnections, serverOptions } from './server-options.ts';

export interface KontoOptions {
  env: Environment;
  /** Takes the lines of the log; standard output unless given. */
  log?: (line: string) => void;
  /** Where the build put the pages. Without it only the API is served. */
  siteFolder?: string;
}

export interface RunningKonto {
  url: string;
  /** Null where another bank than the embedded one is configured. */
  sandboxUrl: string | null;
  /** Null where no metrics are counted. */
  metricsUrl: string | null;
  /** Finishes what runs, for nine seconds at most, and leaves nothing behind. Calling it again waits for the same end. */
  close(): Promise<void>;
}

/**
 * Throws `ConfigError`, `StartError` or `SessionStoreError`, and then leaves nothing behind either. Ports may be 0 for
 * any free one: the addresses follow.
 */
export async function startKonto({ env, log, siteFolder = 'dist' }: KontoOptions): Promise<RunningKonto> {
  const { appOrigin: wantedOrigin, listen: wanted, trustedProxies } = await readConfig(env);
  const server = createServer(
    isLoopback(new URL(wantedOrigin).hostname) ? localServerOptions : serverOptions,
  );
  let tellDropped = (_count: number) => {};
  const writeLine =
    log ?? createLineWriter({ sink: writeToStandardOutput, onDropped: (count) => tellDropped(count) });
  const opened = Promise.withResolvers<RequestListener>();
  let answer: RequestListener = async (...exchange) => (await opened.promise)(...exchange);
  server.maxConnections = mostConnections;
  boundConnections(server, {
    ofAddress: mostConnectionsOfAddress,
    proxies: [...parseProxies('loopback'), ...trustedProxies],
  });
  server.on(
    'request',
    boundPipelining((...exchange) => answer(...exchange)),
  );
  const port = await listenLocally(server, wanted);
  try {
    const backends = await openBackends(env, port, writeLine);
    const { appOrigin } = backends.config;
    const errorHandler = answerBrokenRequest(appOrigin);
    const listener = getRequestListener(await createFetch(backends, siteFolder), { errorHandler, hostname });
    answer = requirePlainRequest(listener, appOrigin);
    opened.resolve(answer);
    tellDropped = (dropped) => backends.log('warn', 'log_lines_dropped', { dropped });
    const { explainOversizedHead } = await import('./oversized-head.ts');
    explainOversizedHead(server, backends.log);
    backends.log('info', 'started');
    let closing: Promise<void> | undefined;
    return {
      url: appOrigin,
      sandboxUrl: backends.sandboxUrl,
      metricsUrl: backends.metricsUrl,
      close: () => (closing ??= closeAll(server, backends)),
    };
  } catch (error) {
    server.closeAllConnections();
    await drain(server);
    throw error;
  }
}

/** What is written to a pipe that nobody reads stays in this process's memory: no more than a little of it. */
function writeToStandardOutput(bytes: Uint8Array): number {
  if (process.stdout.writableNeedDrain) return 0;
  process.stdout.write(bytes);
  return bytes.length;
}

/** Of a request that names none, as probes in HTTP/1.0 do. */
const hostname = 'localhost';

/** Less than the ten seconds after which most that send a SIGTERM send a SIGKILL. */
const closeLimitMs = 9_000;

async function closeAll(server: Server, { log, close }: Backends) {
  const endsAt = performance.now() + closeLimitMs;
  await drain(server);
  await close(endsAt - performance.now());
  log('info', 'stopped');
}

/** What serves the pages is loaded while the port is open already, and who asks waits. */
async function createFetch({ app, config }: Backends, siteFolder: string) {
  const [{ createStaticSite }, { readSiteFolder }] = await Promise.all([
    import('./static-site.ts'),
    import('./site-folder.ts'),
  ]);
  const hasPages = existsSync(join(siteFolder, 'index.html'));
  const site = createStaticSite(hasPages ? readSiteFolder(siteFolder) : new Map(), config.appOrigin);
  return (request: Request, env: object) => {
    const target = request.url.slice(request.url.indexOf('/', 'https://'.length));
    return isApiPath(target) ? app.fetch(request, env) : site(request);
  };
}
