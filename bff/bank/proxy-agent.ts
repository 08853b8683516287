// The way to a bank where everything that leaves the house goes through a proxy. Loaded only there.
import { EnvHttpProxyAgent } from 'undici';
import type { WayOut } from '../config/config.ts';
import type { AgentOptions } from './undici-transport.ts';

/** What is on this machine, such as the sandbox bank, is never asked for elsewhere. */
const thisMachine = 'localhost,127.0.0.1,[::1]';

export const createProxyAgent = (options: AgentOptions, { httpsProxy, httpProxy, noProxy }: WayOut) =>
  new EnvHttpProxyAgent({
    ...options,
    proxyTunnel: true,
    httpsProxy: httpsProxy ?? '',
    httpProxy: httpProxy ?? '',
    noProxy: noProxy === '' ? thisMachine : `${noProxy},${thisMachine}`,
  });
