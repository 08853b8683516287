import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSiteFolder } from '../../../../bff/runtimes/site-folder.ts';
import { createStaticSite, type StaticSite } from '../../../../bff/runtimes/static-site.ts';
import { hosting } from '../../../../bff/runtimes/vite-hosting.ts';
import { precompress } from '../../../../bff/runtimes/vite-precompress.ts';
import { routePaths } from '../../../../web/paths.ts';
import { cloudflarePages, type HostAnswer, netlify, vercel } from '../../../support/static-hosts.ts';

const appOrigin = 'https://konto.example';
const environment = { APP_ORIGIN: appOrigin, BFF_URL: 'https://bff.konto.example' };
const screens = ['/', '/callback', '/callback/first-bank', '/accounts', '/accounts/k-9_Z', '/help/errors'];
const hosts = { netlify, 'cloudflare-pages': cloudflarePages, vercel };

let folder: string;
let files: string[];
let nodeServer: StaticSite;
let ask: Record<string, (path: string) => HostAnswer>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konto-hosts-'));
  mkdirSync(join(folder, 'public'));
  writeFileSync(
    join(folder, 'index.html'),
    '<title>Konto</title><script>early()</script><script type="module" src="/main.js"></script>',
  );
  writeFileSync(join(folder, 'main.js'), 'import("./later.js");');
  writeFileSync(join(folder, 'later.js'), `console.log('${'later '.repeat(50)}');`);
  writeFileSync(join(folder, 'public', 'boot.js'), 'console.log("boot");');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [precompress(), hosting(Object.values(routePaths), environment)],
  });
  const siteFiles = readSiteFolder(join(folder, 'dist'));
  files = [...siteFiles.keys()];
  nodeServer = createStaticSite(siteFiles, appOrigin);
  ask = Object.fromEntries(
    Object.entries(hosts).map(([name, host]) => [
      name,
      host({ files: readFiles(name), site: new Set(files) }),
    ]),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

function readFiles(host: string): Record<string, string> {
  const at = join(folder, 'dist-hosting', host);
  return Object.fromEntries(readdirSync(at).map((name) => [name, readFileSync(join(at, name), 'utf8')]));
}

const askNodeServer = (path: string) =>
  nodeServer(new Request(appOrigin + path, { headers: { 'Sec-Fetch-Dest': 'document' } }));

/** What says how a browser may use and keep the answer, not what the answer is. */
function policyOf(headers: Headers): Record<string, string> {
  const ofBody = ['content-type', 'content-length', 'etag', 'vary'];
  return Object.fromEntries([...headers].filter(([name]) => !ofBody.includes(name)));
}

test.each(Object.keys(hosts))(
  'F5: on %s each screen and each file has the headers that the Node server sends, and no other',
  (host) => {
    expect(files.length).toBeGreaterThan(3);
    for (const path of [...screens, ...files.filter((file) => file !== '/index.html')]) {
      const answer = ask[host]?.(path);
      expect([path, answer?.status]).toEqual([path, 200]);
      expect(policyOf(answer?.headers ?? new Headers()), path).toEqual(policyOf(askNodeServer(path).headers));
    }
  },
);

test.each(Object.keys(hosts))(
  'on %s hashed assets are kept for ever, everything else is asked for again',
  (host) => {
    const cachingOf = (path: string) => ask[host]?.(path).headers.get('Cache-Control');
    for (const path of files.filter((file) => file.startsWith('/assets/')))
      expect(cachingOf(path), path).toBe('public, max-age=31536000, immutable');
    for (const path of [...screens, '/index.html', '/boot.js'])
      expect(cachingOf(path), path).toBe('no-cache');
  },
);

test.each(Object.keys(hosts))(
  'H10: on %s what is missing is a 404, not the page, and nobody keeps it',
  (host) => {
    for (const path of [
      '/assets/gone-1234.js',
      '/assets/',
      '/boot.js.map',
      '/favicon.ico',
      '/.env',
      '/nothing',
    ]) {
      const answer = ask[host]?.(path);
      expect([path, answer?.status, answer?.from]).toEqual([path, 404, '/404.html']);
      // How long it is kept is the host's own word, which asks again; the Node server says it aloud.
      const policy = policyOf(answer?.headers ?? new Headers());
      expect({ ...policy, 'cache-control': 'no-store' }, path).toEqual(
        policyOf(askNodeServer('/gone.js').headers),
      );
      expect(policy, path).not.toHaveProperty('cache-control');
    }
  },
);

test.each(Object.keys(hosts))('on %s every screen is the one page', (host) => {
  for (const path of screens) expect(ask[host]?.(path).from, path).toBe('/index.html');
});

test.each(['netlify', 'vercel'])(
  'F7: %s passes /bff on, and adds nothing to what the BFF answers',
  (host) => {
    for (const path of ['/bff/session', '/bff/connections/c/accounts', '/bff/unknown.js']) {
      const answer = ask[host]?.(path);
      expect(answer?.from).toBe(`https://bff.konto.example${path}`);
      expect([...(answer?.headers ?? [])]).toEqual([]);
    }
  },
);

test('where a host’s files lie beside the pages, the Node server shows none of them', () => {
  const both = join(folder, 'both');
  cpSync(join(folder, 'dist'), both, { recursive: true });
  for (const name of ['_headers', '_redirects'])
    cpSync(join(folder, 'dist-hosting', 'netlify', name), join(both, name));
  expect([...readSiteFolder(both).keys()]).toEqual(files);
});
