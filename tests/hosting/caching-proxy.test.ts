// A proxy that keeps what it may, between two people and the Node server.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import { type NginxServer, startNginx } from '../support/nginx-server.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { type KontoBehindNginx, startBehindNginx } from './konto-behind-nginx.ts';

let konto: KontoBehindNginx;
let nginx: NginxServer;

beforeAll(async () => {
  konto = await startBehindNginx({ servesPages: true });
  return () => konto.close();
});

const proxies = {
  'as nginx does by itself': '',
  'by the address alone, with no regard to cookies, errors included': `
    proxy_cache_key $request_uri;
    proxy_cache_methods GET HEAD POST;
    proxy_cache_valid any 10m;
    proxy_ignore_headers Set-Cookie Vary;`,
};

async function startCache(rules: string) {
  nginx = await startNginx({
    port: konto.port,
    http: 'proxy_cache_path cache keys_zone=shared:1m;',
    server: `
      location / {
        proxy_pass ${konto.bffUrl};
        proxy_set_header Host $http_host;
        proxy_cache shared;
        add_header X-Cache $upstream_cache_status;
        ${rules}
      }`,
  });
  onTestFinished(nginx.close);
}

/** The addresses of what the cache holds. */
const listKept = () =>
  nginx
    .listCached()
    .map((file) => /^KEY: (?:http:\/\/[^/]+)?(\/.*)$/m.exec(readFileSync(file, 'latin1'))?.[1]);

async function readIbans(browser: TestBrowser, connectionId: string): Promise<string[]> {
  const answer = await browser.fetch(endpoints.accounts(connectionId));
  return [...(await answer.text()).matchAll(/"iban":"(\w+)"/g)].flatMap(([, iban]) => iban ?? []);
}

async function readRefusal(browser: TestBrowser, path: string) {
  const answer = await browser.fetch(path);
  return [answer.status, (await answer.json()).code];
}

test.each(Object.entries(proxies))(
  'F7: a proxy that keeps answers %s mixes no two people, and keeps nothing of the API',
  async (_, rules) => {
    await startCache(rules);
    const [jana, peter, nobody] = [konto.browser(), konto.browser(), konto.browser()];
    const janas = await jana.connect({ username: 'jana' });
    const peters = await peter.connect({ username: 'peter' });

    const ibans = await readIbans(jana, janas.connectionId);
    const [petersIban, ...more] = await readIbans(peter, peters.connectionId);
    expect(more).toEqual([]);
    expect(petersIban).toMatch(/^SK\d{22}$/);
    expect(ibans.length).toBeGreaterThan(1);
    expect(ibans).not.toContain(petersIban);
    for (let round = 0; round < 3; round += 1) {
      expect(await jana.session()).toMatchObject({ connections: [{ connectionId: janas.connectionId }] });
      expect(await peter.session()).toMatchObject({ connections: [{ connectionId: peters.connectionId }] });
      expect(await nobody.session()).toEqual({ status: 'signed-out' });
      const path = endpoints.accounts(janas.connectionId);
      expect(await readRefusal(peter, path)).toEqual([404, 'connection_not_found']);
      expect(await readRefusal(nobody, path)).toEqual([401, 'no_session']);
      expect(await readIbans(jana, janas.connectionId)).toEqual(ibans);
    }
    await jana.post(endpoints.logout, {});
    expect(await jana.session()).toEqual({ status: 'signed-out' });
    expect(listKept()).toEqual([]);
  },
);

test.each(Object.entries(proxies))(
  'a proxy that keeps answers %s keeps the hashed assets, and asks for the page again',
  async (_, rules) => {
    await startCache(rules);
    const page = await (await fetch(konto.appOrigin)).text();
    const asset = /\/assets\/[\w-]+\.js/.exec(page)?.[0] ?? '';
    const ask = async (path: string) => (await fetch(konto.appOrigin + path)).headers.get('X-Cache');
    expect([await ask(asset), await ask(asset)]).toEqual(['MISS', 'HIT']);
    expect([await ask('/'), await ask('/')]).toEqual(['MISS', 'MISS']);
    expect(listKept()).toEqual([asset]);
  },
);
