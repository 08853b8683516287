// Metrics are read at an address of their own, so that a mistake in a proxy's rules cannot show them to the world.
import { createServer, type RequestListener } from 'node:http';
import type { Config } from '../config/config.ts';
import type { LogObserver } from '../log.ts';
import { drain, listen } from './listen.ts';
import type { Metrics, MetricsDependencies } from './metrics.ts';

export interface MetricsServer {
  observe: LogObserver;
  url: string;
  close(): Promise<void>;
}

/** Whoever reads them comes again. */
const drainMs = 500;

/** Null where no metrics are wanted. Port 0 is any free port; throws `StartError` where the address is taken. */
export async function openMetrics(
  address: Config['metrics'],
  dependencies: MetricsDependencies,
): Promise<MetricsServer | null> {
  if (address === null) return null;
  const { createMetrics } = await import('./metrics.ts');
  const metrics = createMetrics(dependencies);
  const server = createServer(answerWith(metrics));
  const port = await listen(server, address);
  const hostname = address.host.includes(':') ? `[${address.host}]` : address.host;
  return {
    observe: metrics.observe,
    url: `http://${hostname}:${port}/metrics`,
    close: () => drain(server, drainMs),
  };
}

function answerWith({ contentType, read }: Metrics): RequestListener {
  return async ({ method, url }, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    if (url !== '/metrics') response.writeHead(404).end();
    else if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    else response.writeHead(200, { 'Content-Type': contentType }).end(await read());
  };
}
