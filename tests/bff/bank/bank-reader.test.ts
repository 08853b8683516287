import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { createBankReader } from '../../../bff/bank/bank-reader.ts';
import { createReadTargets } from '../../../bff/bank/read-target.ts';
import type { BankTransport } from '../../../bff/bank/transport.ts';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import { createScriptedTransport, rejectOnAbort, type Script } from '../../support/scripted-transport.ts';
import { createTestClock } from '../../support/test-clock.ts';

const [bank] = parseConfig({}).banks;
const target = createReadTargets()(bank, { resource: 'transactions', accountId: 'a-1', query: '' });
const json = { 'Content-Type': 'application/json' };
const html = { 'Content-Type': 'text/html; charset=utf-8' };
const reset = new Error('reset');
const nobody = { signal: new AbortController().signal, acceptEncoding: '' };

interface Setting {
  /** Pauses of retries pass at once unless it says otherwise. */
  skippedMs?: number;
  random?: number;
  client?: AbortSignal;
  acceptEncoding?: string;
}

function read(
  script: Script,
  { skippedMs = 2_000, random = 1, client = new AbortController().signal, acceptEncoding = '' }: Setting = {},
) {
  const transport = createScriptedTransport(script);
  const clock = createTestClock(Date.UTC(2026, 2, 16), { skippedMs });
  const reader = createBankReader({ ...clock, transport, random: () => random });
  const answer = reader.read(target, 'access-1', { signal: client, acceptEncoding });
  answer.catch(() => {});
  return { answer, transport, clock };
}

async function refusal(script: Script) {
  const { answer, transport } = read(script);
  const problem = await answer.then(
    () => Promise.reject(new Error('Nothing was refused')),
    (error) => ({ code: error.code, ...error.details }),
  );
  return { ...problem, attempts: transport.requests.length };
}

describe('a read of the bank', () => {
  test('passes the bytes on, with type and length', async () => {
    const { answer } = read([{ headers: { 'Content-Length': '7', Server: 'x' }, body: ['{"a":', '1}'] }]);
    const { body, ...head } = (await answer) ?? {};
    expect(head).toEqual({ contentType: 'application/json', contentLength: '7', contentEncoding: null });
    expect(await new Response(body).text()).toBe('{"a":1}');
  });

  test('reads the names of media types in any case', async () => {
    const { answer } = read([{ headers: { 'Content-Type': 'Application/JSON' }, body: '{}' }]);
    expect(await new Response((await answer)?.body).text()).toBe('{}');
  });

  test.each(['Identity', '', 'utf-8', 'UTF8'])('C14: the coding "%s" is none', async (coding) => {
    const { answer } = read([{ headers: { ...json, 'Content-Encoding': coding }, body: '{}' }]);
    const { body, contentEncoding } = (await answer) ?? {};
    expect([await new Response(body).text(), contentEncoding]).toEqual(['{}', null]);
  });

  test.each([
    ['text/plain', ''],
    ['text/json; charset=windows-1250', '; charset=windows-1250'],
    ['text/plain; charset="windows-1250"', '; charset="windows-1250"'],
    ['', ''],
    ['application/octet-stream', ''],
  ])(
    'C13: what begins like JSON is relayed as JSON, in its charset, though its type is "%s"',
    async (type, charset) => {
      const { answer } = read([{ headers: { 'Content-Type': type }, body: ['\n {"a":', '1}'] }]);
      const { body, ...head } = (await answer) ?? {};
      expect(head).toEqual({
        contentType: `application/json${charset}`,
        contentLength: null,
        contentEncoding: null,
      });
      expect(await new Response(body).text()).toBe('\n {"a":1}');
    },
  );

  test('C13: what is no JSON once it is decoded is refused, and its decoder is left', async () => {
    const headers = { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' };
    const answers = createScriptedTransport([{ headers, body: ['Service busy'] }]);
    const cancel = vi.fn();
    const transport: BankTransport = {
      ...answers,
      send: async (request) => ({
        ...(await answers.send(request)),
        decode: (body) => ({ whole: () => null, next: () => body.next(), cancel }),
      }),
    };
    const reader = createBankReader({ ...createTestClock(0), transport, random: () => 1 });
    await expect(reader.read(target, 'a', nobody)).rejects.toMatchObject({ code: 'bank_misbehaved' });
    expect(cancel).toHaveBeenCalledOnce();
  });

  test.each([[{ status: 204, body: [] }], [{ body: [] }], [{ headers: { 'Content-Type': '' }, body: [] }]])(
    'C11: nothing is relayed as nothing: %j',
    async (nothing) => {
      const { answer } = read([nothing]);
      const { body, contentType } = (await answer) ?? {};
      expect([await new Response(body).text(), contentType]).toEqual(['', 'application/json']);
    },
  );

  test.each([
    ['gzip, deflate, br, zstd', 'gzip, br, zstd'],
    ['BR;q=1.0, gzip;q=0.5', 'gzip, br'],
    ['gzip;q=0, br;q=0.0, zstd', 'zstd'],
    ['gzip; x=1 ; Q=0.000, br', 'br'],
    ['*', 'identity'],
    [`${' ;'.repeat(8_000)}, gzip-canary, xgzip, br`, 'br'],
    ['identity, *;q=0', 'identity'],
    ['', 'identity'],
    ['gzip\r\nX-Canary: 1', 'identity'],
  ])(
    'G3: of the codings that a client takes, "%s", the bank is asked for %s',
    async (acceptEncoding, asked) => {
      const { answer, transport } = read([{}], { acceptEncoding });
      await answer;
      expect(transport.requests[0]?.headers['accept-encoding']).toBe(asked);
    },
  );

  test('passes on what is encoded as the client asked for it', async () => {
    const head = { ...json, 'Content-Encoding': 'GZIP', 'Content-Length': '3' };
    const { answer } = read([{ headers: head, body: 'xyz' }], { acceptEncoding: 'gzip' });
    const { body, ...rest } = (await answer) ?? {};
    expect(rest).toEqual({ contentType: 'application/json', contentLength: '3', contentEncoding: 'gzip' });
    expect(await new Response(body).text()).toBe('xyz');
  });

  test('G3: sends the four headers of the list, each attempt with an id of its own', async () => {
    const { answer, transport } = read([{ status: 503 }, {}]);
    await answer;
    const [first, second] = transport.requests;
    expect(first?.headers).toEqual({
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization: 'Bearer access-1',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(second?.headers['x-request-id']).not.toBe(first?.headers['x-request-id']);
  });

  test('says that the access token was refused', async () => {
    const { answer, transport } = read([
      { status: 401, headers: json, body: '{"errorCode":"TOKEN_EXPIRED"}' },
    ]);
    expect(await answer).toBeNull();
    expect(transport.requests).toHaveLength(1);
  });

  test.each([
    [{ headers: html, body: '<p>Gateway' }, 'bank_misbehaved'],
    [{ headers: { 'Content-Type': 'text/plain' }, body: 'Service busy' }, 'bank_misbehaved'],
    [{ headers: { 'Content-Type': 'application/xml' }, body: '{}' }, 'bank_misbehaved'],
    [{ headers: { ...json, 'Content-Encoding': 'gzip' } }, 'bank_misbehaved'],
    [{ status: 206 }, 'bank_misbehaved'],
    [{ status: 302, headers: { Location: 'https://elsewhere.invalid/' } }, 'bank_misbehaved'],
    [{ body: ['{"a":', reset] }, 'bank_misbehaved'],
    [{ status: 400, body: '{"errorCode":"INVALID_PARAMETER"}' }, 'invalid_parameter'],
    [{ status: 403, body: '{"errorCode":"NO_AUTHORIZATION"}' }, 'permission_missing'],
    [{ status: 403, body: [] }, 'permission_missing'],
    [{ status: 403, body: ['{"error', reset] }, 'permission_missing'],
    [{ status: 403, body: '{"errorCode":"NO_CONTRACT"}' }, 'contract_missing'],
    [{ status: 403, body: '{"errorCode":"NO_ACCOUNT"}' }, 'account_not_found'],
    [{ status: 404, body: [] }, 'bank_path_unknown'],
    [{ status: 405, body: [] }, 'bank_misbehaved'],
    [{ status: 408, body: [] }, 'bank_timeout'],
    [{ status: 409, body: [] }, 'bank_misbehaved'],
    [{ status: 415, body: [] }, 'bank_misbehaved'],
    [{ status: 503, headers: html, body: '<p>Gateway' }, 'bank_unavailable'],
    [{ status: 503, headers: { 'Content-Type': 'Text/HTML' }, body: '<p>Gateway' }, 'bank_unavailable'],
  ])('G7: names %j as %s, and does not ask again', async (answer, code) => {
    expect(await refusal([answer])).toMatchObject({ code, attempts: 1 });
  });

  test('names the day before which the bank keeps nothing', async () => {
    const body =
      '{"errorCode":"ILLEGAL_ARGUMENT","errorDescription":"Earliest allowed dateFrom is 2024-03-01."}';
    expect(await refusal([{ status: 400, body }])).toMatchObject({
      code: 'history_limit',
      earliestDateFrom: '2024-03-01',
    });
  });

  test.each([500, 502, 503, 504])('G7: asks twice more on %i', async (status) => {
    expect(await refusal([{ status }])).toEqual({ code: 'bank_unavailable', retryAfter: 5, attempts: 3 });
  });

  test('G7: asks twice more where the connection breaks before the head', async () => {
    expect(await refusal([reset])).toEqual({ code: 'bank_unavailable', retryAfter: 5, attempts: 3 });
  });

  test('G7: takes the first success, and leaves no failed answer open', async () => {
    const { answer, transport } = read([{ status: 500 }, reset, {}]);
    expect(await answer).not.toBeNull();
    expect([transport.requests.length, transport.cancelled()]).toEqual([3, 1]);
  });

  test('G7: never asks again after the head, on 429 or on another refusal', async () => {
    expect(await refusal([{ body: ['{', reset] }, {}])).toMatchObject({ attempts: 1 });
    expect(await refusal([{ status: 429, body: [] }, {}])).toMatchObject({
      code: 'rate_limited',
      attempts: 1,
    });
  });

  test.each([
    [0, [150, 600]],
    [0.5, [225, 900]],
    [1, [300, 1200]],
  ])('G7: with jitter %d the pauses are %j, together under two seconds', async (random, pauses) => {
    const { answer, transport, clock } = read([{ status: 500 }], { skippedMs: 0, random });
    for (const [index, pause] of pauses.entries()) {
      await vi.waitFor(() => expect(clock.running()[0]).toBe(pause));
      clock.advance(pause - 1);
      expect(transport.requests).toHaveLength(index + 1);
      clock.advance(1);
    }
    await expect(answer).rejects.toMatchObject({ code: 'bank_unavailable' });
    expect(transport.requests).toHaveLength(3);
  });

  test('G7: attempts that take long are not repeated beyond the two seconds', async () => {
    const clock = createTestClock(0);
    const answers = createScriptedTransport([{ status: 500 }]);
    const slow = {
      ...answers,
      send: (...sent: Parameters<typeof answers.send>) => {
        clock.advance(1_500);
        return answers.send(...sent);
      },
    };
    const reader = createBankReader({ ...clock, transport: slow, random: () => 1 });
    await expect(reader.read(target, 'a', nobody)).rejects.toMatchObject({
      code: 'bank_unavailable',
    });
    expect(answers.requests).toHaveLength(2);
  });

  test('G8: passes on how long the bank wants to be left alone, within bounds', async () => {
    const tooMany = (value: string) =>
      refusal([{ status: 429, headers: { 'Retry-After': value }, body: [] }]);
    expect(await tooMany('17')).toMatchObject({ code: 'rate_limited', retryAfter: 17 });
    expect(await tooMany('Mon, 16 Mar 2026 00:00:30 GMT')).toMatchObject({ retryAfter: 30 });
    expect(await tooMany('99999')).toMatchObject({ retryAfter: 3600 });
    expect(await tooMany('nonsense')).toMatchObject({ retryAfter: 5 });
  });

  test('G6: a bank that does not answer is a timeout after 15 seconds', async () => {
    const { answer, transport, clock } = read(['hang']);
    clock.advance(14_999);
    expect(transport.requests[0]?.signal.aborted).toBe(false);
    clock.advance(1);
    await expect(answer).rejects.toMatchObject({ code: 'bank_timeout' });
    expect(transport.requests).toHaveLength(1);
    expect(clock.running()).toEqual([]);
  });

  test('G6: the 15 seconds hold for all attempts together', async () => {
    const { answer, clock } = read([{ status: 500 }, 'hang']);
    await vi.waitFor(() => expect(clock.running()).toEqual([15_000]));
    clock.advance(15_000);
    await expect(answer).rejects.toMatchObject({ code: 'bank_timeout' });
  });

  test('G6: a body that does not end is a timeout after 30 seconds, a stream included', async () => {
    const clock = createTestClock(0);
    const dependencies = { ...clock, random: () => 1 };
    const short = createBankReader({ ...dependencies, transport: createDrip(1) });
    const collecting = short.read(target, 'a', nobody);
    await vi.waitFor(() => expect(clock.running()).toEqual([30_000]));
    clock.advance(30_000);
    await expect(collecting).rejects.toMatchObject({ code: 'bank_timeout' });

    const long = createBankReader({ ...dependencies, transport: createDrip(300 * 1024) });
    const streaming = await long.read(target, 'a', nobody);
    const text = new Response(streaming?.body).text();
    clock.advance(30_000);
    await expect(text).rejects.toMatchObject({ code: 'bank_timeout' });
    expect(clock.running()).toEqual([]);
  });

  test('leaves no timer and no listener behind', async () => {
    const client = new AbortController();
    for (const script of [[{}], [{ status: 500 }], [{ status: 401 }], [{ headers: html }], [reset]]) {
      const { answer, clock } = read(script, { client: client.signal });
      await answer.catch(() => {});
      expect(clock.running()).toEqual([]);
    }
    expect(getEventListeners(client.signal, 'abort')).toEqual([]);
  });

  test('G11: a client that leaves ends the read, between two attempts too', async () => {
    const leaving = new AbortController();
    const { answer, transport } = read(['hang'], { client: leaving.signal });
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ code: 'bank_unavailable' });
    expect(transport.requests[0]?.signal.aborted).toBe(true);

    const again = new AbortController();
    const paused = read([{ status: 500 }], { skippedMs: 0, client: again.signal });
    await vi.waitFor(() => expect(paused.clock.running()).toHaveLength(2));
    again.abort();
    await expect(paused.answer).rejects.toMatchObject({ code: 'bank_unavailable' });
    expect(paused.transport.requests).toHaveLength(1);
  });

  test('G11: nothing is sent for a client that has left already', async () => {
    const { answer, transport } = read(['hang'], { client: AbortSignal.abort() });
    await expect(answer).rejects.toMatchObject({ code: 'bank_unavailable' });
    expect(transport.requests).toHaveLength(0);
  });
});

/** A bank whose body never ends. */
function createDrip(firstPiece: number): BankTransport {
  const header = (name: string) => (name === 'content-type' ? 'application/json' : null);
  return {
    codings: [],
    async send({ signal }) {
      const pieces = [new Uint8Array(firstPiece)];
      const next = async () => pieces.shift() ?? rejectOnAbort(signal);
      return { status: 200, header, body: { whole: () => null, next, cancel: () => {} }, decode: () => null };
    },
  };
}
