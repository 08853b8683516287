// `npm run dev`: the BFF on Vite's own server, so that pages and API share an origin, and the sandbox bank beside it.
import { type IncomingMessage, Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import type { Environment } from '../config/variables.ts';
import { isApiPath } from './api-path.ts';
import { type Backends, openBackends } from './backends.ts';
import { formatBanner } from './banner.ts';
import { readEnvironment } from './environment.ts';
import { explainStartFailure } from './explain-start-failure.ts';
import { listenBeside } from './listen.ts';
import { findOwnAddress, isNavigation } from './navigation.ts';
import { requirePlainRequest } from './plain-requests.ts';
import { readConfig } from './read-config.ts';

export function kontoDevServer(environment: Environment = readEnvironment()): Plugin {
  const env = { LOG_LEVEL: 'warn', ...environment };
  let backends: Backends | undefined;

  async function open({ httpServer, config }: ViteDevServer): Promise<Connect.NextHandleFunction> {
    const address = httpServer?.address();
    const port = typeof address === 'object' && address ? address.port : config.server.port;
    if (httpServer instanceof Server && typeof address === 'object' && address)
      await listenBeside(httpServer, { host: address.address, port });
    backends = await openBackends(env, port, console.log);
    config.logger.info(await formatBanner(backends.config.appOrigin, backends.sandboxUrl));
    return createMiddleware(backends);
  }

  return {
    name: 'konto-dev-server',
    // Vitest makes a server of its own, in mode "test", which needs no bank.
    apply: (_config, { command, mode }) => command === 'serve' && mode !== 'test',
    async config() {
      const { host, port } = (await withPlainFailure(() => readConfig(env))).listen;
      return { server: { host, port, strictPort: true, cors: false } };
    },
    configureServer(server) {
      const opened = Promise.withResolvers<Connect.NextHandleFunction>();
      server.httpServer?.once('listening', () => opened.resolve(open(server)));
      opened.promise.catch((error) => abandon(server, error));
      server.middlewares.use(async (...exchange) => (await opened.promise)(...exchange));
      server.printUrls = () => {}; // the banner says it better
    },
    closeServer: async () => backends?.close(0),
  };
}

function createMiddleware({ app, config: { appOrigin } }: Backends): Connect.NextHandleFunction {
  const answer = requirePlainRequest(getRequestListener(app.fetch), appOrigin);
  return (request, response, next) => {
    if (isApiPath(request.url ?? '')) return answer(request, response);
    const ownAddress = findAddressToGoOn(appOrigin, request);
    if (ownAddress === null) return next();
    response.writeHead(307, { Location: ownAddress, 'Cache-Control': 'no-store' }).end();
  };
}

function findAddressToGoOn(
  appOrigin: string,
  { method, headers, url = '/' }: IncomingMessage,
): string | null {
  const destination = headers['sec-fetch-dest'];
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && isNavigation(String(destination ?? ''), headers.accept)
    ? findOwnAddress(appOrigin, headers.host, url)
    : null;
}

/** Vite prints the stack of what stops it; a mistake in the configuration is told in words alone. */
async function withPlainFailure<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const explanation = explainStartFailure(error);
    if (explanation !== null && error instanceof Error) error.stack = explanation;
    throw error;
  }
}

async function abandon({ config, close }: ViteDevServer, error: unknown) {
  config.logger.error(explainStartFailure(error) ?? String(error));
  await close();
  process.exit(1);
}
