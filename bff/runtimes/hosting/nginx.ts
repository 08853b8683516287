// https://nginx.org/en/docs/http/ngx_http_core_module.html#location, …/ngx_http_headers_module.html#add_header
import { mediaTypes } from '../site-folder.ts';
import { cacheControl, hashedFolder, page, screenPath } from '../site-rules.ts';
import type { HostedSite } from './hosted-site.ts';

const knownEnding = `\\.(?:${Object.keys(mediaTypes)
  .map((ending) => ending.slice(1))
  .join('|')})$`;

/** Where `npm start` listens unless told otherwise. */
const bffOnThisMachine = 'http://127.0.0.1:5173';

/** To be included in a server block that says `root`. */
export function buildForNginx({ headers, bffUrl }: HostedSite): Record<string, string> {
  const secured = Object.entries(headers).map(([name, value]) => addHeader(name, value));
  const text = [
    '# Made by the build: docs/static-hosts.md. Include it in the server block, which says where `root` is.',
    'server_tokens off;',
    '# Cookies of several sign-ins that are under way at once are longer than nginx expects.',
    'large_client_header_buffers 4 16k;',
    'gzip_static on;',
    'gzip_vary on;',
    '# brotli_static on;  # where the module ngx_brotli is there',
    block('types', formatTypes()),
    ...secured,
    'add_header Cache-Control $konto_caching always;',
    neverKept,
    'error_page 404 @konto_missing;',
    block('location @konto_missing', [neverKept, 'return 404;']),
    ...formatBff(bffUrl ?? bffOnThisMachine),
    ...formatSite(),
  ];
  return { 'konto.conf': `${text.join('\n')}\n` };
}

/** By itself nginx believes every certificate, one in a chain at most, and names no host. */
const verifyBff = [
  '# Where the system keeps the authorities that it trusts: this is the place of Debian and its kin.',
  'proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;',
  'proxy_ssl_verify on;',
  'proxy_ssl_verify_depth 3;',
  'proxy_ssl_server_name on;',
];

/** The path goes on as it was sent, because `proxy_pass` names none. */
const formatBff = (bffUrl: string): string[] => [
  block('location ~ ^/bff(?:/|$)', [
    `proxy_pass ${bffUrl};`,
    'proxy_http_version 1.1;',
    'proxy_set_header Connection "";',
    'proxy_set_header X-Forwarded-For $remote_addr;',
    ...(bffUrl.startsWith('https:') ? verifyBff : []),
    '# A cookie of 4 kB, which is the most that a browser keeps, and the headers around it.',
    'proxy_buffer_size 8k;',
    "# The bank's answers, where the bank has not compressed them itself. That they vary is said by the BFF.",
    'gzip on;',
    'gzip_proxied any;',
    'gzip_types application/json;',
    'gzip_min_length 1000;',
    'gzip_vary off;',
    '# Longer than Konto ever waits for another instance and the bank together.',
    'proxy_read_timeout 75s;',
    "# The BFF's answers have headers of their own. A location that adds one, though it is empty, inherits none.",
    'add_header Cache-Control "";',
    'error_page 502 504 @konto_bff_away;',
  ]),
  block('location @konto_bff_away', [neverKept, 'return 502;']),
];

/** Of locations with patterns the first counts. */
const formatSite = (): string[] => [
  block('location ~ /\\.', ['return 404;']),
  block(`location ~ ^${hashedFolder}.+${knownEnding}`, [caching(hashedFolder), 'try_files $uri =404;']),
  block('location = /', [caching(page), `try_files ${page} =404;`]),
  block(`location ~ ^(?!${hashedFolder.slice(0, -1)}(?:/|$))${screenPath.source.slice(1)}`, [
    '# A screen is for a person who goes to it, not for a script that looks for a file.',
    'set $konto_asked_by "$http_sec_fetch_dest|$http_accept";',
    'if ($konto_asked_by !~* "^document\\||^\\|.*text/html") { return 404; }',
    caching(page),
    `try_files ${page} =404;`,
  ]),
  block(`location ~ ${knownEnding}`, [caching(page), 'try_files $uri =404;']),
  block('location /', ['return 404;']),
];

const block = (name: string, lines: readonly string[]): string =>
  `${name} {\n${lines.map((line) => `  ${line}\n`).join('')}}`;

const formatTypes = (): string[] =>
  Object.entries(mediaTypes).map(([ending, mediaType]) => `"${mediaType}" ${ending.slice(1)};`);

const neverKept = 'set $konto_caching "no-store";';

const caching = (path: string): string => `set $konto_caching "${cacheControl(path)}";`;

function addHeader(name: string, value: string): string {
  if (/["$\\]/.test(value)) throw new Error(`nginx would read ${name} in another way`);
  return `add_header ${name} "${value}" always;`;
}
