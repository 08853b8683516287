// What three hosts make of the files that the build wrote for them, by their documentation, and for Cloudflare Pages by the
// source of its `pages-shared` too. Where documents are silent on two rules with one header, its values are joined.

interface Deployment {
  /** The files of the host's own language, by name. */
  files: Readonly<Record<string, string>>;
  /** The paths of the site's files. */
  site: ReadonlySet<string>;
}

export interface HostAnswer {
  status: number;
  headers: Headers;
  /** The file that was sent, or the address elsewhere that was asked. */
  from: string;
}

export type StaticHost = (deployment: Deployment) => (path: string) => HostAnswer;

interface Rule {
  pattern: RegExp;
  set: readonly (readonly [string, string])[];
  unset: readonly string[];
}

/** Files stand before rewrites; of those the first counts. What is proxied gets no header. */
export const netlify: StaticHost =
  ({ files, site }) =>
  (path) => {
    const rules = parseHeadersFile(files._headers);
    const rewritten = site.has(path) ? path : rewrite(parseRedirects(files._redirects), path);
    const from = rewritten === '/' ? '/index.html' : rewritten;
    if (URL.canParse(from)) return { status: 200, headers: new Headers(), from };
    const headers = applyRules(rules, path, new Headers());
    return site.has(from) ? { status: 200, headers, from } : { status: 404, headers, from: '/404.html' };
  };

/** Rewrites stand before files and lead to no other origin. Headers of its own come first, and a rule can remove them. */
export const cloudflarePages: StaticHost =
  ({ files, site }) =>
  (path) => {
    const rules = parseHeadersFile(files._headers);
    const rewritten = rewrite(parseRedirects(files._redirects), path);
    if (URL.canParse(rewritten)) throw new Error('Cloudflare Pages proxies to no other origin');
    const own = { 'Access-Control-Allow-Origin': '*', 'Referrer-Policy': 'strict-origin-when-cross-origin' };
    const headers = applyRules(rules, path, new Headers(own));
    if (rewritten === '/index.html') return { status: 308, headers, from: '/' };
    const from = rewritten === '/' ? '/index.html' : rewritten;
    if (site.has(from)) return { status: 200, headers, from };
    return '404.html' in files
      ? { status: 404, headers, from: '/404.html' }
      : { status: 200, headers, from: '/index.html' };
  };

/** Files stand before rewrites. Headers are for every answer, proxied ones too. */
export const vercel: StaticHost =
  ({ files, site }) =>
  (path) => {
    const config: VercelConfig = JSON.parse(files['vercel.json'] ?? '');
    const rules = config.headers.map(({ source, headers }) => ({
      pattern: compileVercel(source),
      set: headers.map(({ key, value }) => [key, value] as const),
      unset: [],
    }));
    const rewrites = config.rewrites.map(({ source, destination }) => ({
      pattern: compileVercel(source),
      to: destination.replace(':path*', ':splat'),
    }));
    const headers = applyRules(rules, path, new Headers());
    const asked = path === '/' ? '/index.html' : path;
    const from = site.has(asked) ? asked : rewrite(rewrites, path);
    const isThere = site.has(from) || URL.canParse(from);
    return isThere ? { status: 200, headers, from } : { status: 404, headers, from: '/404.html' };
  };

interface VercelConfig {
  headers: { source: string; headers: { key: string; value: string }[] }[];
  rewrites: { source: string; destination: string }[];
}

interface Rewrite {
  pattern: RegExp;
  to: string;
}

/** Of rules that match all count, in their order. */
function applyRules(rules: readonly Rule[], path: string, headers: Headers): Headers {
  const given = new Set<string>();
  for (const { set, unset } of rules.filter(({ pattern }) => pattern.test(path))) {
    for (const name of unset) headers.delete(name);
    for (const [name, value] of set) {
      if (given.has(name)) headers.append(name, value);
      else headers.set(name, value);
      given.add(name);
    }
  }
  return headers;
}

function rewrite(rewrites: readonly Rewrite[], path: string): string {
  const found = rewrites.find(({ pattern }) => pattern.test(path));
  if (found === undefined) return path;
  return found.to.replace(':splat', found.pattern.exec(path)?.groups?.splat ?? '');
}

function parseHeadersFile(text = ''): Rule[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const rules: { pattern: RegExp; set: [string, string][]; unset: string[] }[] = [];
  for (const line of lines) {
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    const [, unset] = /^\s+! ([\w-]+)$/.exec(line) ?? [];
    if (name && value) rules.at(-1)?.set.push([name, value]);
    else if (unset) rules.at(-1)?.unset.push(unset);
    else rules.push({ pattern: compilePath(line), set: [], unset: [] });
  }
  return rules;
}

const parseRedirects = (text = ''): Rewrite[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from = '', to = '', status] = line.split(/\s+/);
      if (status !== '200') throw new Error(`Not a rewrite: ${line}`);
      return { pattern: compilePath(from), to };
    });

/** `*` is everything from there on, `:name` one segment. */
const compilePath = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll('.', '\\.')
      .replace('*', '(?<splat>.*)')
      .replaceAll(/(?<=\/):\w+/g, '[^/]+')}$`,
  );

/** The part of path-to-regexp 6 that occurs: `:name`, `:name*` and a pattern in brackets. */
const compileVercel = (source: string): RegExp =>
  new RegExp(
    `^${source
      .replaceAll('.', (dot, at: number) => (source.slice(0, at).includes('(') ? dot : '\\.'))
      .replace(/\/:\w+\*/, '(?:/(?<splat>.*))?')
      .replaceAll(/(?<=\/):\w+/g, '[^/]+')}/?$`,
    'i',
  );
