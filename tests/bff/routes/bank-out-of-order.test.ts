// A bank whose bytes are no proper HTTP, or end where they should not: what reaches the browser is a whole answer or a
// problem with a name.
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type BankServer, startSocketServer } from '../../support/bank-server.ts';
import { type SocketRelay, startSocketRelay, tokenAnswer } from '../../support/socket-relay.ts';

let bank: BankServer;
let relay: SocketRelay;
afterEach(async () => {
  await relay.close();
  await bank.close();
});

type Talk = (socket: Socket) => void;

/** The bank's answers to reads, one after the other; the last repeats. Its token endpoint always says yes. */
async function start(...talks: Talk[]) {
  let reads = 0;
  bank = await startSocketServer((socket) => {
    socket.on('data', (bytes) => {
      const isTokenCall = bytes.toString().startsWith('POST');
      const talk = isTokenCall ? giveTokens : talks[Math.min(reads, talks.length - 1)];
      if (!isTokenCall) reads += 1;
      talk?.(socket);
    });
  });
  relay = await startSocketRelay(bank);
  return { reads: () => reads };
}

const head = (length: number | string, version = '1.1') =>
  `HTTP/${version} 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
const chunkedHead = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
const say =
  (...words: string[]): Talk =>
  (socket) =>
    void socket.write(words.join(''));
const sayAndEnd =
  (...words: string[]): Talk =>
  (socket) =>
    void socket.end(words.join(''));
const page = '{"accounts":[]}';
const giveTokens = sayAndEnd(head(tokenAnswer.length), tokenAnswer);

async function read() {
  const answer = await relay.ask().response;
  const body = await text(answer);
  return answer.statusCode === 200 ? body : { status: answer.statusCode, code: JSON.parse(body).code };
}

const unavailable = { status: 503, code: 'bank_unavailable' };
const misbehaved = { status: 502, code: 'bank_misbehaved' };

/** Header lines without an end, for as long as somebody listens. */
const endlessHead: Talk = (socket) => {
  socket.write('HTTP/1.1 200 OK\r\n');
  const sayMore = () => {
    while (!socket.destroyed && socket.write(`X-More: ${'x'.repeat(1_000)}\r\n`));
  };
  socket.on('drain', sayMore);
  sayMore();
};

describe('a bank out of order', () => {
  test.each<[string, Talk]>([
    ['resets the connection', (socket) => socket.resetAndDestroy()],
    ['closes without a word', (socket) => void socket.end()],
    ['says what is no HTTP', sayAndEnd('Service temporarily unavailable\r\n\r\n')],
    ['breaks off in its head', sayAndEnd('HTTP/1.1 200 OK\r\nContent-Ty')],
    ['names two lengths', sayAndEnd(head(`15\r\nContent-Length: 16`), page)],
    ['names a length that is none', sayAndEnd(head('many'), page)],
    ['never ends its head', endlessHead],
  ])('G7: one that %s is asked three times, and is unavailable', async (_what, talk) => {
    const { reads } = await start(talk);
    expect(await read()).toEqual(unavailable);
    expect(reads()).toBe(3);
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
  });

  test.each<[string, Talk]>([
    ['promises more than it sends', sayAndEnd(head(100), page)],
    ['resets in its body', (socket) => socket.write(`${head(100)}${page}`, () => socket.resetAndDestroy())],
    ['ends in the middle of a chunk', sayAndEnd(chunkedHead, 'f\r\n{"acc')],
    ['ends without the last chunk', sayAndEnd(chunkedHead, `f\r\n${page}\r\n`)],
    ['counts chunks in no number', sayAndEnd(chunkedHead, `many\r\n${page}\r\n0\r\n\r\n`)],
  ])('G9: one that %s has misbehaved, and is asked once', async (_what, talk) => {
    const { reads } = await start(talk);
    expect(await read()).toEqual(misbehaved);
    expect(reads()).toBe(1);
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
  });

  test('G9: what is said behind the end of an answer belongs to no other', async () => {
    const smuggled = `${head(9)}"another"`;
    await start(say(head(page.length), page, smuggled), say(head(6), '"next"'));
    expect(await read()).toBe(page);
    expect(await read()).toBe('"next"');
  });

  test('an HTTP/1.0 answer is passed on, with a length or up to its end', async () => {
    await start(
      sayAndEnd(head(page.length, '1.0'), page),
      sayAndEnd('HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n', page),
    );
    expect(await read()).toBe(page);
    expect(await read()).toBe(page);
  });

  test('G6: a small body that drips is a timeout after thirty seconds, and its socket is freed', async () => {
    await start(say(head(100), '{'));
    const reading = read();
    await vi.waitFor(() => expect(relay.app.clock.running()).toEqual([30_000]));
    relay.app.clock.advance(30_000);
    expect(await reading).toEqual({ status: 504, code: 'bank_timeout' });
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
  });

  test('after all of that a whole answer is a whole answer', async () => {
    await start((socket) => socket.resetAndDestroy(), endlessHead, say(head(page.length), page));
    expect(await read()).toBe(page);
  });
});
