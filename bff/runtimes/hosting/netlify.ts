// https://docs.netlify.com/manage/routing/headers and …/routing/redirects/rewrites-proxies
import { formatHeadersFile } from './headers-file.ts';
import { type HostedSite, listHeaderRules, listRewrittenScreens } from './hosted-site.ts';
import { notFoundPage } from './not-found-page.ts';

/** Files by name, to be put beside the pages. What is proxied keeps the headers that the BFF gave it. */
export const buildForNetlify = (site: HostedSite): Record<string, string> => ({
  _headers: formatHeadersFile(listHeaderRules(site)),
  _redirects: formatRedirects(site),
  '404.html': notFoundPage,
});

function formatRedirects(site: HostedSite): string {
  const bff = site.bffUrl
    ? [`/bff/* ${site.bffUrl}/bff/:splat 200`]
    : ['# BFF_URL was not set at the build: /bff/* has to be a function of this site.'];
  const screens = listRewrittenScreens(site).map((screen) => `${screen} /index.html 200`);
  return `${[...bff, ...screens].join('\n')}\n`;
}
