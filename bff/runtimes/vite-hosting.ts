// Writes beside the build, in `dist-hosting/`, what each static host has to be told: one folder for each.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parseHosting } from '../config/parse-hosting.ts';
import type { Environment } from '../config/variables.ts';
import { readEnvironment } from './environment.ts';
import { buildForCloudflarePages } from './hosting/cloudflare-pages.ts';
import type { HostedSite } from './hosting/hosted-site.ts';
import { buildForNetlify } from './hosting/netlify.ts';
import { buildForNginx } from './hosting/nginx.ts';
import { buildForVercel } from './hosting/vercel.ts';
import { pageHeaders } from './page-headers.ts';
import { readPage, readSiteFolder } from './site-folder.ts';

const hosts: Record<string, (site: HostedSite) => Record<string, string>> = {
  'cloudflare-pages': buildForCloudflarePages,
  netlify: buildForNetlify,
  nginx: buildForNginx,
  vercel: buildForVercel,
};

/** `screens` are the addresses that the application draws itself, as its router names them. */
export function hosting(screens: readonly string[], environment?: Environment): Plugin {
  return {
    name: 'konto-hosting',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      const { appOrigin, bffUrl } = parseHosting(environment ?? readEnvironment());
      const folder = readSiteFolder(dir);
      const headers = pageHeaders(appOrigin, readPage(folder));
      writeHostingFiles(`${dir}-hosting`, { headers, files: [...folder.keys()].sort(), screens, bffUrl });
    },
  };
}

function writeHostingFiles(folder: string, site: HostedSite) {
  rmSync(folder, { recursive: true, force: true });
  for (const [host, build] of Object.entries(hosts)) {
    mkdirSync(join(folder, host), { recursive: true });
    for (const [name, text] of Object.entries(build(site))) writeFileSync(join(folder, host, name), text);
  }
}
