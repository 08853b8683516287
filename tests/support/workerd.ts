// Cloudflare's runtime, as their own binary.
import { copyFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from './server-process.ts';

/** The day whose behaviour the runtime keeps to. No flag for Node's modules is set: there are none. */
const compatibilityDate = '2026-11-01';

/** The program itself: the package's command would start it as another process, which would outlive it. */
const program: string = createRequire(import.meta.url)('workerd').default;

/** Serves the Worker of this file with these variables. */
export const startWorkerd = (file: string, env: Readonly<Record<string, string>>): Promise<ServerProcess> =>
  startServerProcess((folder, port) => {
    copyFileSync(file, join(folder, 'worker.js'));
    writeFileSync(join(folder, 'config.capnp'), formatConfig(env, port));
    return { program, args: ['serve', join(folder, 'config.capnp')] };
  });

/** Loopback counts as a local network, which a Worker reaches only if it is told so. */
const formatConfig = (env: Readonly<Record<string, string>>, port: number): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ( name = "konto", worker = .konto ),
    ( name = "internet", network = ( allow = ["public", "local"] ) ),
  ],
  sockets = [ ( name = "http", address = "127.0.0.1:${port}", http = (), service = "konto" ) ],
);
const konto :Workerd.Worker = (
  modules = [ ( name = "worker.js", esModule = embed "worker.js" ) ],
  compatibilityDate = "${compatibilityDate}",
  bindings = [ ${Object.entries(env).map(formatBinding).join(', ')} ],
);
`;

const formatBinding = ([name, text]: [string, string]): string =>
  `( name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)} )`;
