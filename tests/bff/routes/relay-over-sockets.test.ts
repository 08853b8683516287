// The relay between two real sockets: the browser's to the BFF, and the BFF's to a bank.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { settled } from '../../support/settled.ts';
import { jsonHead, startRelay } from '../../support/socket-relay.ts';

afterEach(() => void vi.restoreAllMocks());

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('the relay over sockets', () => {
  test('passes a page on byte for byte, in one piece', async () => {
    const page = JSON.stringify({
      transactions: Array.from({ length: 50 }, (_, id) => ({ id, text: 'žltý kôň' })),
    });
    const { ask } = await startRelay((_request, response) => response.writeHead(200, jsonHead).end(page));
    const response = await ask().response;
    expect(response.headers['content-length']).toBe(String(Buffer.byteLength(page)));
    expect((await readAll(response)).toString()).toBe(page);
  });

  test('G9: fifty megabytes pass in bounded memory, byte for byte, at the pace of the browser', async () => {
    const megabyte = randomBytes(1024 * 1024);
    let sent = 0;
    const { ask } = await startRelay((_request, response) => {
      response.writeHead(200, jsonHead);
      const write = () => {
        while (sent < 50) {
          sent += 1;
          if (!response.write(megabyte)) return response.once('drain', write);
        }
        return response.end();
      };
      write();
    });
    const response = await ask().response;
    expect(await settled(() => sent)).toBeLessThan(25);
    const body = await readAll(response);
    expect(body.length).toBe(50 * megabyte.length);
    expect(body.subarray(-megabyte.length).equals(megabyte)).toBe(true);
  });

  test.each([
    ['with a length', { ...jsonHead, 'Content-Length': String(1024 * 1024) }],
    ['in chunks', jsonHead],
  ])('G9: a large body %s that breaks off destroys the connection, quietly', async (_how, head) => {
    const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'info')];
    const { ask, app } = await startRelay((_request, response) => {
      response.writeHead(200, head);
      response.write(randomBytes(600 * 1024), () => response.destroy());
    });
    const response = await ask().response;
    expect(response.statusCode).toBe(200);
    await expect(readAll(response)).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(app.logLines.at(-1)).toContain('"event":"answer_broken_off"'));
    for (const print of printed) expect(print).not.toHaveBeenCalled();
  });

  test('G9: a large body that breaks off is a reset, since to HTTP/1.0 a mere close is its end', async () => {
    const { ask } = await startRelay((_request, response) => {
      response.writeHead(200, jsonHead);
      response.write(randomBytes(600 * 1024), () => response.destroy());
    });
    const { request, response } = ask();
    (await response).on('error', () => {}).resume();
    const socket = connect(Number(new URL(`http://${request.getHeader('Host')}`).port), '127.0.0.1');
    socket.write(
      `GET ${request.path} HTTP/1.0\r\nHost: bff\r\nX-Konto: 1\r\nCookie: ${request.getHeader('Cookie')}\r\n\r\n`,
    );
    await expect(buffer(socket)).rejects.toThrow('ECONNRESET');
  });

  test('G9: a small body that breaks off is a problem', async () => {
    const { ask } = await startRelay((_request, response) => {
      response.writeHead(200, { ...jsonHead, 'Content-Length': '1000' });
      response.write('{"accounts":[', () => response.destroy());
    });
    const response = await ask().response;
    expect(response.statusCode).toBe(502);
    expect(JSON.parse((await readAll(response)).toString()).code).toBe('bank_misbehaved');
  });

  test('G6: a bank that hangs is a timeout in time, and its socket is freed', async () => {
    const { ask, app, bank } = await startRelay(() => {});
    const asking = ask();
    await vi.waitFor(() => expect(bank.openSockets()).toBe(1));
    await vi.waitFor(() => expect(app.clock.running()).toEqual([15_000]));
    app.clock.advance(15_000);
    const response = await asking.response;
    expect(response.statusCode).toBe(504);
    expect(JSON.parse((await readAll(response)).toString()).code).toBe('bank_timeout');
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
  });

  test('G6: a stream that drips is cut after thirty seconds', async () => {
    const { ask, app, bank } = await startRelay((_request, response) => {
      response.writeHead(200, jsonHead).write(randomBytes(300 * 1024));
    });
    const response = await ask().response;
    const reading = readAll(response);
    app.clock.advance(30_000);
    await expect(reading).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
  });

  test('G6: HEAD of a stream leaves no socket at the bank taken', async () => {
    const { ask, bank, app } = await startRelay((_request, response) => {
      response.writeHead(200, jsonHead).write(randomBytes(2 * 1024 * 1024));
    });
    const response = await ask('HEAD').response;
    expect([response.statusCode, (await readAll(response)).length]).toEqual([200, 0]);
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
    expect(app.clock.running()).toEqual([]);
  });

  test('G11: a browser that leaves before the head ends the read at the bank', async () => {
    const { ask, bank, app } = await startRelay(() => {});
    const { request, response } = ask();
    await vi.waitFor(() => expect(bank.openSockets()).toBe(1));
    request.destroy();
    await expect(response).rejects.toThrow();
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
    expect(app.clock.running()).toEqual([]);
    await vi.waitFor(() =>
      expect(JSON.parse(app.logLines.at(-1) ?? '')).toMatchObject({ level: 'info', status: 499 }),
    );
  });

  test('G11: a browser that leaves in the middle of a stream ends it at the bank', async () => {
    const { ask, bank, app } = await startRelay((_request, response) => {
      response.writeHead(200, jsonHead).write(randomBytes(2 * 1024 * 1024));
    });
    const response = await ask().response;
    await new Promise((resolve) => response.once('data', resolve));
    response.destroy();
    await vi.waitFor(() => expect(bank.openSockets()).toBe(0));
    expect(app.clock.running()).toEqual([]);
    expect(app.logLines.join()).not.toContain('answer_broken_off');
  });

  test('G9: eight answers of fifty megabytes at once need a fraction of that in memory', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    const { ask } = await startRelay(async (_request, response) => {
      response.writeHead(200, jsonHead);
      for (let sent = 0; sent < 50; sent += 1) if (!response.write(megabyte)) await once(response, 'drain');
      response.end();
    });
    const readMemory = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const before = readMemory();
    let most = before;
    const countBytes = async () => {
      let length = 0;
      for await (const piece of await ask().response) {
        length += piece.length;
        most = Math.max(most, readMemory());
      }
      return length;
    };
    const lengths = await Promise.all(Array.from({ length: 8 }, countBytes));
    expect(lengths).toEqual(Array(8).fill(50 * megabyte.length));
    expect((most - before) / megabyte.length).toBeLessThan(150);
  }, 30_000);

  test('G11: a thousand browsers that leave, before the head or in the middle, leave no socket and no timer', async () => {
    const { ask, bank, app, openBrowsers } = await startRelay(({ headers }, response) => {
      if (Number(headers['x-request-id']?.at(-1)) % 2) return;
      response.writeHead(200, jsonHead).write(randomBytes(300 * 1024));
    });
    const comeAndGo = async (turn: number) => {
      const { request, response } = ask();
      const answered = response.then(
        () => {},
        () => {},
      );
      const opened = bank.openedSockets();
      if (turn % 3 === 0) await Promise.race([answered, once(request, 'socket')]);
      else
        await Promise.race([
          answered,
          vi.waitFor(() => expect(bank.openedSockets()).toBeGreaterThan(opened)),
        ]);
      request.destroy();
    };
    for (let turn = 0; turn < 1_000; turn += 50)
      await Promise.all(Array.from({ length: 50 }, (_, index) => comeAndGo(turn + index)));
    await vi.waitFor(() => expect([bank.openSockets(), openBrowsers()]).toEqual([0, 0]), { timeout: 5_000 });
    expect(app.clock.running()).toEqual([]);
  }, 30_000);
});
