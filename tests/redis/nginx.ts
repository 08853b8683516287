// A real nginx with the configuration of docs/, of which only the addresses, the certificate and nginx's own files are
// this machine's: what is proved is what is documented.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Nginx {
  url: string;
  close(): Promise<void>;
}

const documented = readFileSync('docs/nginx.conf', 'utf8');

/** `ports`: nginx's own, and those of the two instances. */
export async function startNginx(port: number, instances: readonly [number, number]): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'konto-nginx-'));
  writeFileSync(join(folder, 'nginx.conf'), adapt(folder, port, instances));
  const own = 'daemon off; master_process off; pid nginx.pid;';
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr', '-g', own], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const told = text(child.stderr);
  const ended = once(child, 'close');
  const failed = ended.then(async () => Promise.reject(new Error(`nginx has ended:\n${await told}`)));
  failed.catch(() => {});
  const url = `http://127.0.0.1:${port}`;
  const isAnswering = () =>
    fetch(`${url}/bff/health`).then(
      () => true,
      () => false,
    );
  while (!(await Promise.race([isAnswering(), failed]))) await new Promise(setImmediate);
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function adapt(folder: string, port: number, [one, other]: readonly [number, number]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const changes: [string | RegExp, string][] = [
    ['127.0.0.1:5181', `127.0.0.1:${one}`],
    ['127.0.0.1:5182', `127.0.0.1:${other}`],
    ['listen 443 ssl;', `listen 127.0.0.1:${port};`],
    [/ssl_certificate .*;/, ''],
    [/ssl_certificate_key .*;/, ''],
    ['http {', `http {\n access_log off;\n ${temporary.join('\n')}`],
  ];
  return changes.reduce((config, [documentedPart, own]) => {
    const changed = config.replace(documentedPart, own);
    if (changed === config) throw new Error(`docs/nginx.conf has no ${documentedPart} any more`);
    return changed;
  }, documented);
}
