import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningKonto, startKonto } from '../../../bff/runtimes/konto.ts';

let konto: RunningKonto;

beforeAll(async () => {
  konto = await startKonto({
    env: { PORT: '0', SESSION_STORE: 'sqlite::memory:', LOG_LEVEL: 'silent' },
    siteFolder: 'no-dist',
  });
});

afterAll(() => konto.close());

/** Byte for byte, which every HTTP client would tidy up. */
async function readStatus(target: string, headers = 'Host: localhost\r\n'): Promise<number> {
  const socket = connect(Number(new URL(konto.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`GET ${target} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
  const [, status] = (await text(socket)).split(' ');
  return Number(status);
}

test('J3: a target that a URL parser would change reaches neither API nor pages', async () => {
  for (const target of [
    '/x/%2e%2e/bff/ready',
    '/x/.%2E/bff/ready',
    '/x/../bff/ready',
    '/./bff/ready',
    '/%2e/bff/ready',
    '/x/..\\bff/ready',
    '\\bff/ready',
    '//localhost/bff/ready',
    '/bff/x/..?a=b',
    '/bff//ready',
    'http://localhost/bff/ready',
  ])
    expect([400, 404], target).toContain(await readStatus(target));
});

test('J3: dots, slashes and backslashes elsewhere change nothing', async () => {
  for (const target of ['/bff/ready', '/bff/ready?path=/x/../y//z', '/bff/ready?a=\\', '/bff/health'])
    expect(await readStatus(target), target).toBe(200);
});

test('J3: a second Host is a bad request, even where it says the same', async () => {
  expect(await readStatus('/bff/ready', 'Host: localhost\r\nhost: localhost\r\n')).toBe(400);
  expect(await readStatus('/bff/ready', 'Host: localhost\r\nHOST: konto.example\r\n')).toBe(400);
});
