// A real nginx of one's own, on a free port and without rights, with nothing left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface NginxServer {
  /** What nginx has put into its cache, file by file. */
  listCached(): string[];
  close(): Promise<void>;
}

export interface NginxOptions {
  port: number;
  /** Directives of the http block. */
  http?: string;
  /** Directives of the one server block. */
  server: string;
}

export async function startNginx({ port, http = '', server }: NginxOptions): Promise<NginxServer> {
  const folder = mkdtempSync(join(tmpdir(), 'konto-nginx-'));
  for (const name of ['cache', 'temp']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'nginx.conf'), formatConfig(port, http, server));
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const close = async () => {
    await stop(child);
    rmSync(folder, { recursive: true });
  };
  try {
    await untilAnswering(child, `http://127.0.0.1:${port}/`);
  } catch (error) {
    await close();
    throw error;
  }
  const isFile = (entry: { isFile(): boolean }) => entry.isFile();
  return {
    close,
    listCached: () =>
      readdirSync(join(folder, 'cache'), { recursive: true, withFileTypes: true })
        .filter(isFile)
        .map(({ parentPath, name }) => join(parentPath, name)),
  };
}

const formatConfig = (port: number, http: string, server: string): string => `
  daemon off;
  master_process off;
  pid nginx.pid;
  events {}
  http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path temp/${name};`).join('\n')}
    ${http}
    server {
      listen 127.0.0.1:${port};
      ${server}
    }
  }
`;

async function untilAnswering(child: ChildProcess, url: string): Promise<void> {
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(new Error('These tests need `nginx` on the PATH', { cause })));
    child.once('close', () => reject(new Error(`nginx did not start:\n${output}`)));
  });
  failed.catch(() => {});
  const isAnswering = () =>
    fetch(url, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
  while (!(await Promise.race([isAnswering(), failed]))) await new Promise(setImmediate);
}

async function stop(child: ChildProcess) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}
