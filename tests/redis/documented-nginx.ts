// A real nginx with the configuration of docs/, of which only the addresses, the certificate and nginx's own files are
// this machine's: what is proved is what is documented.
import { readFileSync } from 'node:fs';
import { type NginxServer, ownFiles, runNginx } from '../support/nginx-server.ts';

const documented = readFileSync('docs/nginx.conf', 'utf8');

/** On its own port, in front of two instances on theirs. */
export function startDocumentedNginx(
  port: number,
  [one, other]: readonly [number, number],
): Promise<NginxServer> {
  const changes: [string | RegExp, string][] = [
    ['127.0.0.1:5181', `127.0.0.1:${one}`],
    ['127.0.0.1:5182', `127.0.0.1:${other}`],
    ['listen 443 ssl;', `listen 127.0.0.1:${port};`],
    [/ssl_certificate .*;/, ''],
    [/ssl_certificate_key .*;/, ''],
    ['http {', `http {\n${ownFiles}`],
  ];
  return runNginx(port, changes.reduce(change, documented));
}

function change(config: string, [documentedPart, own]: [string | RegExp, string]): string {
  const changed = config.replace(documentedPart, own);
  if (changed === config) throw new Error(`docs/nginx.conf has no ${documentedPart} any more`);
  return changed;
}
