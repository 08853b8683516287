// The BFF with its sandbox bank, under the origin at which nginx is reached.
import { type RunningKonto, startKonto } from '../../bff/runtimes/konto.ts';
import { findFreePort } from '../support/free-port.ts';
import { createTestBrowser, type TestBrowser } from '../support/test-browser.ts';
import { type BuiltSite, buildSite } from './built-site.ts';

export interface KontoBehindNginx {
  /** Where nginx has to listen. */
  port: number;
  appOrigin: string;
  bffUrl: string;
  site: BuiltSite;
  browser(): TestBrowser;
  close(): Promise<void>;
}

export async function startBehindNginx({ servesPages }: { servesPages: boolean }): Promise<KontoBehindNginx> {
  const port = await findFreePort();
  const bffPort = await findFreePort();
  const appOrigin = `http://localhost:${port}`;
  const bffUrl = `http://127.0.0.1:${bffPort}`;
  const site = buildSite({ APP_ORIGIN: appOrigin, BFF_URL: bffUrl });
  const konto: RunningKonto = await startKonto({
    env: {
      APP_ORIGIN: appOrigin,
      PORT: String(bffPort),
      SANDBOX_PORT: '0',
      SESSION_STORE: 'sqlite::memory:',
      LOG_LEVEL: 'silent',
    },
    siteFolder: servesPages ? site.folder : 'no-pages',
  });
  return {
    port,
    appOrigin,
    bffUrl,
    site,
    browser: () => createTestBrowser({ app: { fetch }, fetchBank: fetch, appOrigin, now: Date.now }),
    async close() {
      await konto.close();
      site.remove();
    },
  };
}
