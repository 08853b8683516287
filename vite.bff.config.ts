// The second half of `npm run build`: the BFF in as few files as it takes, to start fast and to run without packages
// (docs/decisions/0014). It shares nothing with vite.config.ts, which is for pages and tests, but the tool.
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const functions = ['cloudflare', 'netlify', 'vercel'];

const agent = "export { default as Agent } from 'undici/lib/dispatcher/agent.js';";
const proxyAgent =
  "export { default as EnvHttpProxyAgent } from 'undici/lib/dispatcher/env-http-proxy-agent.js';";
const undiciParts: Readonly<Record<string, string>> = {
  '\0undici-agent': agent,
  '\0undici-proxy-agent': `${agent} ${proxyAgent}`,
};

/** Of undici the bundle holds the classes that are used: the rest of it takes longer to load than all of the BFF. */
const undiciAgent: Plugin = {
  name: 'konto-undici-agent',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id !== 'undici') return null;
    return importer?.endsWith('/proxy-agent.ts') ? '\0undici-proxy-agent' : '\0undici-agent';
  },
  load: (id) => undiciParts[id] ?? null,
};

/** Hono's own preset for where start and size count for more than the last microsecond of a route's look-up. */
const tinyHono: Plugin = {
  name: 'konto-tiny-hono',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => functions.includes(name),
  resolveId(id, importer) {
    return id === 'hono' ? this.resolve('hono/tiny', importer) : null;
  },
};

/** The router that Hono itself chooses for these routes, without the other one that it would try. */
const oneRouter: Plugin = {
  name: 'konto-one-router',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'node',
  resolveId: (id) => (id === 'hono' ? '\0hono' : null),
  load: (id) =>
    id === '\0hono'
      ? `import { HonoBase } from 'hono/hono-base';
         import { RegExpRouter } from 'hono/router/reg-exp-router';
         export class Hono extends HonoBase { router = new RegExpRouter(); }`
      : null,
};

/** For exemplars, which nobody has switched on, prom-client wants a package that is not there for metrics alone. */
const promClientAlone: Plugin = {
  name: 'konto-prom-client-alone',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === '@opentelemetry/api' && importer?.includes('/prom-client/') ? '\0no-exemplars' : null,
  load: (id) => (id === '\0no-exemplars' ? 'export {};' : null),
};

/** What a function's platform takes: one file, without anything of Node's. */
const asFunction = (name: string): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, conditions: ['worker', 'import', 'default'] },
  build: {
    emptyOutDir: false,
    rolldownOptions: { input: { [name]: `bff/runtimes/${name}.ts` }, output: { codeSplitting: false } },
  },
});

const onNode: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['@opentelemetry/api'] },
  build: {
    emptyOutDir: true,
    rolldownOptions: {
      input: { node: 'bff/runtimes/node.ts' },
      output: {
        // An ES module's import of `node:fs` or `node:http` loads all that these load on demand, before the first line.
        format: 'cjs',
        entryFileNames: '[name].cjs',
        chunkFileNames: 'chunks/[name]-[hash].cjs',
        codeSplitting: {
          groups: [
            { name: 'undici', test: /\/node_modules\/undici\//, tags: ['$initial'] },
            { name: 'konto', tags: ['$initial'] },
          ],
        },
      },
    },
  },
};

export default defineConfig({
  plugins: [undiciAgent, tinyHono, oneRouter, promClientAlone],
  publicDir: false,
  // As in the build that Node itself carries: without undici's second, experimental parser, a third of its size.
  define: { esbuildDetection: 'true' },
  build: {
    outDir: 'dist-bff',
    ssr: true,
    target: 'node22',
    minify: true,
    sourcemap: true,
    // Of @hono/node-server's WebSockets nothing is used; this call alone would keep them in.
    rolldownOptions: { treeshake: { manualPureFunctions: ['defineWebSocketHelper'] } },
  },
  environments: { node: onNode, ...Object.fromEntries(functions.map((name) => [name, asFunction(name)])) },
  builder: {
    async buildApp({ build, environments }) {
      const { client: _pages, ssr: _unused, ...ours } = environments;
      for (const environment of Object.values(ours)) await build(environment);
    },
  },
});
