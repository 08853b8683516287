import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProxyAgent } from '../../../bff/bank/proxy-agent.ts';
import { createUndiciTransport, type UndiciTransport } from '../../../bff/bank/undici-transport.ts';
import { ConfigError } from '../../../bff/config/config-error.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { drain, listen } from '../../../bff/runtimes/listen.ts';
import { type BankServer, startBankServer } from '../../support/bank-server.ts';

// A bank that has a name only at the proxy, which leads to it whatever host it is asked for.

let bank: BankServer;
let proxy: Server;
let proxyUrl: string;
/** What the proxy was asked for, and as whom. */
let asked: { target: string | undefined; authorization: string | undefined }[];
let transport: UndiciTransport;

beforeEach(async () => {
  asked = [];
  bank = await startBankServer((_request, response) => response.end('{"from":"bank"}'));
  proxy = createServer();
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push({ target: request.url, authorization: request.headers['proxy-authorization'] });
    const way = connect(Number(new URL(bank.origin).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      way.pipe(client).pipe(way);
    });
    for (const end of [way, client]) end.on('error', () => {});
  });
  proxyUrl = `http://127.0.0.1:${await listen(proxy, { host: '127.0.0.1', port: 0 })}`;
});

afterEach(async () => {
  await transport?.close();
  proxy.closeAllConnections();
  await drain(proxy);
  await bank.close();
});

async function ask(environment: Record<string, string>, url: string, method: 'GET' | 'POST' = 'GET') {
  const { wayOut } = parseConfig(environment);
  transport = createUndiciTransport(
    wayOut ? { createAgent: (options) => createProxyAgent(options, wayOut) } : {},
  );
  const { signal } = new AbortController();
  const { body } = await transport.send({ call: 'accounts', method, url, headers: {}, signal });
  const pieces = [];
  for (let piece = await body.next(); piece; piece = await body.next()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test.each(['GET', 'POST'] as const)(
  'C25: a bank is reached through the proxy that the environment names: %s',
  async (method) => {
    expect(await ask({ HTTP_PROXY: proxyUrl }, 'http://bank.invalid/v1/accounts', method)).toBe(
      '{"from":"bank"}',
    );
    expect(asked).toEqual([{ target: 'bank.invalid:80', authorization: undefined }]);
  },
);

test('C25: written small it is the same, and the proxy is told who asks', async () => {
  const withPassword = proxyUrl.replace('//', '//konto:geheim@');
  await ask({ http_proxy: withPassword }, 'http://bank.invalid/v1/accounts');
  expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('konto:geheim').toString('base64')}`);
});

test('C25: this machine, and what NO_PROXY names, is reached directly', async () => {
  await ask({ HTTP_PROXY: proxyUrl, NO_PROXY: 'elsewhere.invalid' }, `${bank.origin}/v1/accounts`);
  await transport.close();
  await expect(
    ask({ HTTP_PROXY: proxyUrl, NO_PROXY: 'bank.invalid' }, 'http://bank.invalid/'),
  ).rejects.toThrow();
  expect(asked).toEqual([]);
});

test('C25: https goes through its own proxy, and directly where there is none: another scheme’s is not taken', async () => {
  await expect(ask({ HTTP_PROXY: proxyUrl }, 'https://bank.invalid/')).rejects.toThrow();
  await transport.close();
  await expect(ask({ HTTPS_PROXY: proxyUrl }, 'http://bank.invalid/')).rejects.toThrow();
  await transport.close();
  expect(asked).toEqual([]);
  await expect(ask({ HTTPS_PROXY: proxyUrl }, 'https://bank.invalid/')).rejects.toThrow();
  expect(asked.map(({ target }) => target)).toEqual(['bank.invalid:443']);
});

test('C25: what is no proxy is a mistake that is told without its value', () => {
  const read = () => parseConfig({ HTTPS_PROXY: 'socks5://canary.example' });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow('HTTPS_PROXY must be the http or https URL of a proxy');
  expect(read).not.toThrow(/canary/);
});
