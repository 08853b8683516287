// How soon a person sees something on a slow line and a slow processor, beside a static page and an empty application of
// the same packages. Each round opens every page once, in a browser without a cache.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { listen } from '../../bff/runtimes/listen.ts';
import { readSiteFolder } from '../../bff/runtimes/site-folder.ts';
import { createStaticSite } from '../../bff/runtimes/static-site.ts';
import { precompress } from '../../bff/runtimes/vite-precompress.ts';
import { startSandboxedServer } from '../e2e/server.ts';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { writeEmptyApp } from '../support/empty-app.ts';
import { findFreePort } from '../support/free-port.ts';
import { type Spread, summarize } from './spread.ts';

/** Milliseconds after the page was asked for, and what came with it. */
interface Visit {
  firstPaint: number;
  /** When what the page is for stood there. */
  shown: number;
  shift: number;
  /** The page's own and all that came over the line by then. */
  requests: number;
}

interface Destination {
  url: string;
  /** What the page is for, as a selector. */
  awaited: string;
  state?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** Ratios to the static page's first paint, or to the empty application's first text, of the same round. */
export interface FirstScreen {
  firstPaint: Spread;
  screens: { name: string; ratio: Spread; milliseconds: Spread; shift: number; requests: number }[];
}

const line = { offline: false, latency: 150, downloadThroughput: 1.5e6 / 8, uploadThroughput: 1.5e6 / 8 };
const slowerProcessor = 4;
const viewport = { width: 390, height: 844 };

/** Konto has to be built. */
export async function compareFirstScreens(rounds: number): Promise<FirstScreen> {
  const folder = mkdtempSync(resolve('node_modules/.cache-first-screen-'));
  const [konto, others] = [await startSandboxedServer(), await startOthers(folder)];
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
  try {
    const destinations = await findDestinations(browser, konto.url, others.url);
    const visits: Record<string, Visit>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const visited: Record<string, Visit> = {};
      for (const [name, destination] of Object.entries(destinations))
        visited[name] = await visit(browser, destination);
      visits.push(visited);
    }
    return compare(visits);
  } finally {
    await browser.close();
    await Promise.all([konto.stop(), others.close()]);
    rmSync(folder, { recursive: true });
  }
}

/** The static page and the empty application, served as Konto is. */
async function startOthers(folder: string) {
  mkdirSync(join(folder, 'static'));
  writeEmptyApp(folder);
  await build({ root: folder, configFile: false, logLevel: 'silent', plugins: [precompress()] });
  writeFileSync(
    join(folder, 'dist', 'static.html'),
    '<!doctype html><html lang="en"><title>Static</title><style>body{font:1rem system-ui}</style><h1>Konto</h1>',
  );
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const files = readSiteFolder(join(folder, 'dist'));
  const staticPage = files.get('/static.html');
  const empty = createStaticSite(files, url);
  const still = createStaticSite(new Map(staticPage && [['/index.html', staticPage]]), url);
  const server = createServer(
    getRequestListener((request) => (request.url === `${url}/static` ? still : empty)(request)),
  );
  await listen(server, { host: '127.0.0.1', port });
  return { url, close: async () => void server.close() };
}

/** By what the report calls them; the first two are what the others are compared with. */
async function findDestinations(browser: Browser, konto: string, others: string) {
  const page = await browser.newPage();
  await page.goto(konto);
  await page.locator('main button.button-primary').click();
  await page.getByRole('button', { name: 'Jana Nováková' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  const account = page.getByRole('link', { name: /Bežný účet/ });
  const address = `${konto}${await account.getAttribute('href')}`;
  const state = await page.context().storageState();
  await page.close();
  const rows = 'main li[data-key]';
  return {
    static: { url: `${others}/static`, awaited: 'h1' },
    empty: { url: others, awaited: 'h1' },
    connect: { url: konto, awaited: 'main button.button-primary' },
    accounts: { url: `${konto}/accounts`, awaited: 'main a[href^="/accounts/"]', state },
    'an account of 50 rows': { url: address, awaited: rows, state },
    'an account of 200 rows': { url: `${address}?pageSize=200`, awaited: rows, state },
  } satisfies Record<string, Destination>;
}

async function visit(browser: Browser, { url, awaited, state }: Destination): Promise<Visit> {
  const context = await browser.newContext({ ...(state && { storageState: state }), viewport });
  const page = await context.newPage();
  await slowDown(page);
  await page.addInitScript(watch, awaited);
  await page.goto(url);
  await page.waitForFunction(() => 'shown' in window);
  const seen: Visit = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    shown: Number(Reflect.get(window, 'shown')),
    shift: Number(Reflect.get(window, 'shift')),
    requests: Number(Reflect.get(window, 'requests')),
  }));
  await context.close();
  return seen;
}

async function slowDown(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: line.offline,
    latency: line.latency,
    downloadThroughput: line.downloadThroughput,
    uploadThroughput: line.uploadThroughput,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor });
}

/** Runs in the page: notes when the element stands there, one frame later, and how far things have moved by then. */
function watch(awaited: string) {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) shift += Number(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
  const fromNetwork = () =>
    performance.getEntriesByType('resource').filter((entry) => 'transferSize' in entry && entry.transferSize);
  const note = () =>
    setTimeout(() =>
      Object.assign(window, { shown: performance.now(), shift, requests: 1 + fromNetwork().length }),
    );
  const look = () => requestAnimationFrame(document.querySelector(awaited) ? note : look);
  look();
}

function compare(visits: readonly Record<string, Visit>[]): FirstScreen {
  const of = (name: string, read: (visit: Visit) => number) =>
    visits.map(({ [name]: visited }) => (visited ? read(visited) : Number.NaN));
  const ratios = (ones: readonly number[], others: readonly number[]) =>
    summarize(ones.map((one, round) => one / (others[round] ?? Number.NaN)));
  const empty = of('empty', ({ shown }) => shown);
  const names = Object.keys(visits[0] ?? {}).filter((name) => name !== 'static' && name !== 'empty');
  return {
    firstPaint: ratios(
      of('connect', ({ firstPaint }) => firstPaint),
      of('static', ({ firstPaint }) => firstPaint),
    ),
    screens: names.map((name) => ({
      name,
      ratio: ratios(
        of(name, ({ shown }) => shown),
        empty,
      ),
      milliseconds: summarize(of(name, ({ shown }) => shown)),
      shift: Math.max(...of(name, ({ shift }) => shift)),
      requests: Math.max(...of(name, ({ requests }) => requests)),
    })),
  };
}
