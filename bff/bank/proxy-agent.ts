// The way to a bank where everything that leaves the house goes through a proxy. Loaded only there.
import { Agent, EnvHttpProxyAgent } from 'undici';
import type { WayOut } from '../config/config.ts';
import type { AgentOptions } from './undici-transport.ts';

/** What is on this machine, such as the sandbox bank, is never asked for elsewhere. */
const thisMachine = 'localhost,127.0.0.1,[::1]';

export function createProxyAgent(options: AgentOptions, { httpsProxy, httpProxy, noProxy }: WayOut): Agent {
  // One for each origin, which knows its scheme's proxy alone: else undici takes that of http for https as well.
  const factory = (origin: string | URL) => {
    const proxy = (new URL(origin).protocol === 'https:' ? httpsProxy : httpProxy) ?? '';
    return new EnvHttpProxyAgent({
      ...options,
      proxyTunnel: true,
      httpsProxy: proxy,
      httpProxy: proxy,
      noProxy: noProxy === '' ? thisMachine : `${noProxy},${thisMachine}`,
    });
  };
  return new Agent({ factory });
}
