// Who is measured: each starts its server in front of the same bank and signs in as a browser does. What a browser sends
// besides goes to all of them alike.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endpoints } from '../../shared/endpoints.ts';
import { startAuthorizationServer } from '../support/authorization-server.ts';
import { createCookieJar } from '../support/cookie-jar.ts';
import { findFreePort } from '../support/free-port.ts';
import { startRedis } from '../support/redis-server.ts';
import { createTestBrowser, type TestBrowserDependencies } from '../support/test-browser.ts';
import type { Bank } from './bank.ts';
import type { Target } from './load.ts';
import { type PinnedProcess, startPinned } from './pinned-process.ts';

export interface Contestant {
  server: PinnedProcess;
  target: Target;
  close(): Promise<void>;
}

export interface Place {
  bank: Bank;
  /** Takes configuration, logs and databases. */
  folder: string;
  /** The BFF as `npm run build` makes it. */
  bffBundle: string;
}

export type StartContestant = (place: Place) => Promise<Contestant>;

const client = { clientId: 'bench', clientSecret: randomBytes(16).toString('hex') };

/** The floor: nothing but `proxy_pass`, over kept connections, without a log. */
export const startNginx: StartContestant = async ({ bank, folder }) => {
  const port = await findFreePort();
  const configuration = join(folder, 'nginx.conf');
  writeFileSync(
    configuration,
    `worker_processes 1;
     pid ${folder}/nginx.pid;
     error_log ${folder}/nginx-error.log;
     events {}
     http {
       access_log off;
       client_body_temp_path ${folder}/nginx-body;
       proxy_temp_path ${folder}/nginx-proxy;
       fastcgi_temp_path ${folder}/nginx-fastcgi;
       uwsgi_temp_path ${folder}/nginx-uwsgi;
       scgi_temp_path ${folder}/nginx-scgi;
       keepalive_requests 100000000;
       upstream bank { server ${new URL(bank.origin).host}; keepalive 16; keepalive_requests 100000000; }
       server {
         listen 127.0.0.1:${port};
         location / { proxy_pass http://bank; proxy_http_version 1.1; proxy_set_header Connection ""; }
       }
     }`,
  );
  const command = [
    'nginx',
    '-e',
    join(folder, 'nginx-error.log'),
    '-c',
    configuration,
    '-g',
    'daemon off;',
  ] as const;
  const server = await startPinned({ command, port, cwd: folder, log: join(folder, 'nginx.log') });
  const target = {
    port,
    request: formatRequest(port, '/v1/accounts/a/transactions', ''),
    length: bank.pageLength,
  };
  return { server, target, close: server.stop };
};

export const startKontoOnSqlite: StartContestant = (place) =>
  startKonto(place, `sqlite:${place.folder}/sessions.db`);

export const startKontoOnRedis: StartContestant = async (place) => {
  const redis = await startRedis();
  const konto = await startKonto(place, redis.url);
  return {
    ...konto,
    async close() {
      await konto.close();
      await redis.close();
    },
  };
};

/** The second floor: what Konto stands on, without Konto. */
export const startBareRelay: StartContestant = async ({ bank, folder }) => {
  const port = await findFreePort();
  const server = await startPinned({
    command: [process.execPath, resolve('tests/bench/bare-relay.ts')],
    port,
    env: { NODE_ENV: 'production', PORT: String(port), BANK_URL: bank.origin },
    cwd: folder,
    log: join(folder, 'bare-relay.log'),
  });
  const request = formatRequest(port, '/v1/accounts/a/transactions', '');
  return { server, target: { port, request, length: bank.pageLength }, close: server.stop };
};

/** The product as it is built, with its log in a file and its limits at the highest that there is. */
async function startKonto({ bank, folder, bffBundle }: Place, store: string): Promise<Contestant> {
  const port = await findFreePort();
  const env = kontoEnvironment(bank, port, store);
  const command = [process.execPath, bffBundle] as const;
  const server = await startPinned({ command, port, env, cwd: folder, log: join(folder, 'konto.log') });
  const { connectionId, cookie } = await signIn(env.APP_ORIGIN);
  const path = `${endpoints.transactions(connectionId, 'a')}?page=1&pageSize=50`;
  return {
    server,
    target: { port, request: formatRequest(port, path, cookie), length: bank.pageLength },
    close: server.stop,
  };
}

export const kontoEnvironment = (bank: Bank, port: number, store: string) => ({
  PORT: String(port),
  APP_ORIGIN: `http://localhost:${port}`,
  BANK_BASE_URL: bank.origin,
  OAUTH_TOKEN_URL: bank.tokenUrl,
  OAUTH_CLIENT_ID: client.clientId,
  OAUTH_CLIENT_SECRET: client.clientSecret,
  SESSION_KEYS: randomBytes(32).toString('base64url'),
  SESSION_STORE: store,
  LIMIT_DATA_PER_MINUTE: '1000000',
  LIMIT_DATA_BURST: '1000000',
});

/** The bank agrees at once: the code is any. */
export async function signIn(appOrigin: string, app: TestBrowserDependencies['app'] = { fetch }) {
  const browser = createTestBrowser({ app, fetchBank: fetch, appOrigin, now: Date.now });
  const state = new URL(await browser.login()).searchParams.get('state');
  const { connectionId } = await (await browser.callback(`code=any&state=${state}`)).json();
  return { connectionId, cookie: browser.cookies.header() ?? '' };
}

/** Signed in at a real OpenID provider, since it wants an identity. */
export const startExpress: StartContestant = async ({ bank, folder }) => {
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const provider = await startAuthorizationServer({
    ...client,
    clientAuthentication: 'basic',
    redirectUri: `${origin}/callback`,
    scope: 'openid',
  });
  const server = await startPinned({
    command: [process.execPath, resolve('tests/bench/express-peer.mjs')],
    port,
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      BANK_URL: bank.origin,
      ISSUER: provider.origin,
      CLIENT_ID: client.clientId,
      CLIENT_SECRET: client.clientSecret,
      COOKIE_SECRET: randomBytes(32).toString('hex'),
    },
    cwd: folder,
    log: join(folder, 'express.log'),
  });
  const cookies = createCookieJar(Date.now);
  const visit = async (url: string | URL) => {
    const headers = { cookie: cookies.header() ?? '' };
    const response = await fetch(url, { headers, redirect: 'manual' });
    cookies.store(response);
    return response.headers.get('location') ?? '';
  };
  await visit(await provider.authorize(await visit(`${origin}/login`)));
  return {
    server,
    target: {
      port,
      request: formatRequest(port, '/bff/transactions', cookies.header() ?? ''),
      length: bank.pageLength,
    },
    async close() {
      await server.stop();
      await provider.close();
    },
  };
};

/** As Chromium sends it for a `fetch` of the page. */
const formatRequest = (port: number, path: string, cookie: string): Buffer =>
  Buffer.from(
    [
      `GET ${path} HTTP/1.1`,
      `Host: localhost:${port}`,
      'Connection: keep-alive',
      'sec-ch-ua-platform: "Linux"',
      'X-Konto: 1',
      'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
      'Accept: */*',
      'Sec-Fetch-Site: same-origin',
      'Sec-Fetch-Mode: cors',
      'Sec-Fetch-Dest: empty',
      `Referer: http://localhost:${port}/accounts`,
      'Accept-Encoding: gzip, deflate, br, zstd',
      'Accept-Language: en-US,en;q=0.9,sk;q=0.8',
      ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
      '\r\n',
    ].join('\r\n'),
  );
