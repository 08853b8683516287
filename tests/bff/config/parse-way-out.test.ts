import { expect, test } from 'vitest';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import type { Environment } from '../../../bff/config/variables.ts';
import { findVariables } from './environments.ts';

const proxy = 'http://proxy.example:3128/';

const environments: [Environment, unknown][] = [
  [{}, null],
  [{ NO_PROXY: 'a.example' }, null],
  [{ HTTPS_PROXY: proxy }, { httpsProxy: proxy, httpProxy: null, noProxy: '' }],
  [{ HTTP_PROXY: proxy }, { httpsProxy: null, httpProxy: proxy, noProxy: '' }],
  [
    { https_proxy: 'https://u:p@proxy.example' },
    { httpsProxy: 'https://u:p@proxy.example/', httpProxy: null, noProxy: '' },
  ],
  [
    { HTTPS_PROXY: 'proxy.example:3128', no_proxy: 'a.example,b.example' },
    { httpsProxy: proxy, httpProxy: null, noProxy: 'a.example,b.example' },
  ],
  [
    { HTTPS_PROXY: proxy, https_proxy: 'http://other.example' },
    { httpsProxy: proxy, httpProxy: null, noProxy: '' },
  ],
];

test.each(environments)('C25: %j is %j', (environment, wayOut) => {
  expect(parseConfig(environment).wayOut).toEqual(wayOut);
});

test.each(['socks5://proxy.example', 'xhttp://proxy.example', 'httpsx://proxy.example', 'http://', 'a b'])(
  'C25: %j is no proxy',
  (value) => {
    expect(findVariables({ HTTPS_PROXY: value, HTTP_PROXY: value })).toEqual(['HTTPS_PROXY', 'HTTP_PROXY']);
  },
);

test('only the names that other programs know may be written small', () => {
  expect(parseConfig({ log_level: 'loud', port: '1' }).listen.port).toBe(5173);
});
