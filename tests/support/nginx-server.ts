// A real nginx of one's own, on a free port and without rights, with nothing left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface NginxServer {
  url: string;
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

/** With one server block on loopback, and nothing of the machine's own configuration. */
export const startNginx = ({ port, http = '', server }: NginxOptions): Promise<NginxServer> =>
  runNginx(
    port,
    `events {}
    http {
      ${ownFiles}
      ${http}
      server {
        listen 127.0.0.1:${port};
        ${server}
      }
    }`,
  );

/** What the http block has to say, so that nginx writes into its own folder alone. */
export const ownFiles = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  .map((name) => `${name}_temp_path temp/${name};`)
  .concat('access_log off;')
  .join('\n');

/** With the whole of a configuration that listens on the port. Relative paths lie in nginx's folder. */
export async function runNginx(port: number, config: string): Promise<NginxServer> {
  const folder = mkdtempSync(join(tmpdir(), 'konto-nginx-'));
  for (const name of ['cache', 'temp']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'nginx.conf'), config);
  const child = startProgram(folder);
  const close = async () => {
    await stop(child);
    rmSync(folder, { recursive: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilAnswering(child, url);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close, listCached: () => listFiles(join(folder, 'cache')) };
}

function startProgram(folder: string): ChildProcess {
  const ownProcess = 'daemon off; master_process off; pid nginx.pid;';
  return spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr', '-g', ownProcess], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

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
