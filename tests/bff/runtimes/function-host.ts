// A platform of functions in small: calls a function's module as its platform documents it, on the port that PORT names.
// Usage: node function-host.ts vercel|netlify <module>
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import * as v from 'valibot';

type Work = Promise<unknown>;
type Answer = (request: Request) => Response | Promise<Response>;

const isFunction = v.custom<(...given: unknown[]) => Response | Promise<Response>>(
  (value) => typeof value === 'function',
);
const client = '203.0.113.7';

/** Work that fails after its answer would be noticed by nobody: here it ends the platform. */
const waitUntil = (work: Work) => void work.catch(() => process.exit(1));

/** `export default { fetch }`; the client's address is a header that the platform writes, `waitUntil` in its own place. */
function hostForVercel(module: unknown): Answer {
  const { fetch } = v.parse(v.object({ default: v.object({ fetch: isFunction }) }), module).default;
  const requests = new AsyncLocalStorage<{ waitUntil: (work: Work) => void }>();
  const get = () => requests.getStore();
  Object.assign(globalThis, { [Symbol.for('@vercel/request-context')]: { get } });
  return (request) => {
    const headers = new Headers(request.headers);
    headers.set('X-Real-IP', client);
    return requests.run({ waitUntil }, () => fetch(new Request(request, { headers })));
  };
}

/** `export default (request, context)`, for the paths that `config` names. */
function hostForNetlify(module: unknown): Answer {
  const { default: answer, config } = v.parse(
    v.object({ default: isFunction, config: v.object({ path: v.literal('/bff/*') }) }),
    module,
  );
  const isOurs = new RegExp(`^${config.path.replace('*', '.*')}$`);
  return (request) =>
    isOurs.test(new URL(request.url).pathname)
      ? answer(request, { ip: client, waitUntil })
      : new Response(null, { status: 404 });
}

const [platform, file = ''] = process.argv.slice(2);
const module: unknown = await import(pathToFileURL(file).href);
const answer = platform === 'vercel' ? hostForVercel(module) : hostForNetlify(module);
createServer(getRequestListener((request) => answer(request))).listen(Number(process.env.PORT), '127.0.0.1');
