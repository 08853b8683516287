// The real site, built as `npm run build` builds it, into a folder of one's own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BuiltSite {
  folder: string;
  /** What nginx is to include. */
  nginxConfig: string;
  remove(): void;
}

export function buildSite(env: { APP_ORIGIN: string; BFF_URL: string }): BuiltSite {
  const parent = mkdtempSync(join(tmpdir(), 'konto-built-'));
  const folder = join(parent, 'dist');
  execFileSync('vite', ['build', '--outDir', folder, '--logLevel', 'error'], {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
  });
  return {
    folder,
    nginxConfig: readFileSync(join(parent, 'dist-hosting', 'nginx', 'konto.conf'), 'utf8'),
    remove: () => rmSync(parent, { recursive: true }),
  };
}
