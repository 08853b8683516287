// https://developers.cloudflare.com/pages/configuration/headers, …/redirects and …/serving-pages
import { formatHeadersFile } from './headers-file.ts';
import { type HostedSite, listHeaderRules, listRewrittenScreens } from './hosted-site.ts';
import { notFoundPage } from './not-found-page.ts';

const mostHeaderRules = 100;
const longestLine = 2_000;

/**
 * Files by name, to be put beside the pages. The host allows every site to read its answers unless told otherwise; it
 * calls the page `/`, and redirects from `/index.html`. It proxies to nowhere else: the BFF is a Worker or a function.
 */
export function buildForCloudflarePages(site: HostedSite): Record<string, string> {
  const rules = listHeaderRules(site);
  const headers = formatHeadersFile(rules, ['! Access-Control-Allow-Origin']);
  if (rules.length > mostHeaderRules || headers.split('\n').some((line) => line.length > longestLine))
    throw new Error(`Cloudflare Pages reads ${mostHeaderRules} rules of ${longestLine} characters a line`);
  const screens = listRewrittenScreens(site).map((screen) => `${screen} / 200\n`);
  return { _headers: headers, _redirects: screens.join(''), '404.html': notFoundPage };
}
