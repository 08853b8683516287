// `npm start` as a process that ends and starts again on the same SQLite file, while the bank and the browsers go on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type SandboxServer, startSandboxServer } from './sandbox-server.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { createTestBrowser, type TestBrowser } from './test-browser.ts';

export interface OutlivedKonto {
  /** The file of the sessions. */
  database: string;
  bank: SandboxServer;
  /** Kills what runs, and starts anew. No file may become longer than that: a disk that is full. */
  start(longestFile?: { kilobytes: number }): Promise<void>;
  kill(): Promise<void>;
  fetch(path: string): Promise<Response>;
  /** What the one that runs has written. */
  output(): string;
  browser(): TestBrowser;
  close(): Promise<void>;
}

const appOrigin = 'http://localhost:5173';

export async function createOutlivedKonto(): Promise<OutlivedKonto> {
  const folder = mkdtempSync(join(tmpdir(), 'konto-outlived-'));
  const database = join(folder, 'sessions.db');
  const bank = await startSandboxServer(appOrigin);
  let running: ServerProcess | undefined;

  async function kill() {
    await running?.close();
    running = undefined;
  }

  const send = (path: string, request?: Request) =>
    fetch(request ? new Request(running?.url + path, request) : running?.url + path);

  return {
    database,
    bank,
    kill,
    async start({ kilobytes } = { kilobytes: Number.POSITIVE_INFINITY }) {
      await kill();
      const limit = Number.isFinite(kilobytes) ? kilobytes : 'unlimited';
      running = await startServerProcess(() => ({
        program: 'bash',
        args: ['-c', `ulimit -f ${limit}; exec "$@"`, '-', process.execPath, resolve('bff/runtimes/node.ts')],
        env: { ...bank.environment, SESSION_STORE: `sqlite:${database}`, LIMIT_SIGN_IN_PER_MINUTE: 'off' },
      }));
    },
    fetch: (path) => send(path),
    output: () => running?.output() ?? '',
    browser: () =>
      createTestBrowser({
        app: {
          fetch(request) {
            const { pathname, search } = new URL(request.url);
            return send(pathname + search, request);
          },
        },
        fetchBank: fetch,
        appOrigin,
        now: Date.now,
      }),
    async close() {
      await kill();
      await bank.close();
      rmSync(folder, { recursive: true });
    },
  };
}
