import type { WayOut } from './config.ts';
import { InvalidValueError, type Variables } from './variables.ts';

/** The proxy through which a bank is reached, as the variables say that most programs know. */
export function parseWayOut(variables: Variables): WayOut | null {
  const httpsProxy = variables.read('HTTPS_PROXY', parseProxyUrl, null);
  const httpProxy = variables.read('HTTP_PROXY', parseProxyUrl, null);
  const noProxy = variables.read('NO_PROXY', (text) => text, '');
  return httpsProxy === null && httpProxy === null ? null : { httpsProxy, httpProxy, noProxy };
}

/** May hold a user name and a password, for the proxy. */
function parseProxyUrl(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
  throw new InvalidValueError('must be the http or https URL of a proxy');
}
