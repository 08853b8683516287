// https://vercel.com/docs/project-configuration: headers are for every answer, rewrites for what is no file.
import { type HeaderRule, type HostedSite, listHeaderRules, listRewrittenScreens } from './hosted-site.ts';
import { notFoundPage } from './not-found-page.ts';

/** What the BFF answers keeps the headers that it gave. */
const everythingElse = '/((?!bff(?:/|$)).*)';

export function buildForVercel(site: HostedSite): Record<string, string> {
  const config = {
    $schema: 'https://openapi.vercel.sh/vercel.json',
    headers: listHeaderRules(site).map(formatRule),
    rewrites: [
      formatBffRewrite(site.bffUrl),
      ...listRewrittenScreens(site).map((source) => ({ source, destination: '/index.html' })),
    ],
  };
  return { 'vercel.json': `${JSON.stringify(config, null, 2)}\n`, '404.html': notFoundPage };
}

/** A named part of the path that a function's address does not repeat would be put into its query. */
const formatBffRewrite = (bffUrl: string | null) =>
  bffUrl
    ? { source: '/bff/:path*', destination: `${bffUrl}/bff/:path*` }
    : { source: '/bff/(.*)', destination: '/api/bff' };

const formatRule = ({ path, headers }: HeaderRule) => ({
  source: path === '/*' ? everythingElse : path,
  headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
});
