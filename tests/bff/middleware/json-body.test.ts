import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../support/test-app.ts';
import type { TestRequest } from '../../support/test-browser.ts';

const konto = createTestApp();
const browser = konto.browser();
const json = { 'Content-Type': 'application/json' };

afterAll(() => konto.close());

async function answer(path: string, request: Omit<TestRequest, 'method'>) {
  const response = await browser.fetch(path, { method: 'POST', ...request });
  const { code, parameter } = response.status < 300 ? { code: 'none' } : await response.json();
  return parameter === undefined ? `${response.status} ${code}` : `${response.status} ${code} ${parameter}`;
}

test('F4: a body of another content type is refused, whatever it holds', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
  ])
    for (const path of ['/bff/login', '/bff/callback', '/bff/logout', '/bff/session'])
      expect(await answer(path, { headers: { 'Content-Type': type }, body: '{}' }), `${type} ${path}`).toBe(
        '415 unsupported_media_type',
      );
});

test('F4: parameters of the content type do not matter', async () => {
  expect(
    await answer('/bff/login', {
      headers: { 'Content-Type': 'application/JSON; charset=utf-8' },
      body: '{}',
    }),
  ).toBe('200 none');
});

test('F4: a body without a content type is refused', async () => {
  const response = await konto.app.request('/bff/logout', {
    method: 'POST',
    headers: { 'X-Konto': '1', 'Sec-Fetch-Site': 'same-origin', 'Content-Length': '2' },
  });
  expect(response.status).toBe(415);
});

test('F4: a body of 8 KB is read; one byte more is refused, announced or not', async () => {
  const padded = (length: number) =>
    JSON.stringify({ response: '' }).replace('""', `"${'r'.repeat(length - 15)}"`);
  expect(padded(8192)).toHaveLength(8192);
  expect(await answer('/bff/callback', { headers: json, body: padded(8192) })).toBe(
    '400 authorization_failed',
  );
  expect(await answer('/bff/callback', { headers: json, body: padded(8193) })).toBe('413 body_too_large');
  const announced = { ...json, 'Content-Length': '8193' };
  expect(await answer('/bff/callback', { headers: announced, body: padded(8193) })).toBe(
    '413 body_too_large',
  );
  expect(await answer('/bff/logout', { headers: announced, body: padded(8193) })).toBe('413 body_too_large');
});

test('F4: where none is read, a body that does not say how long it is has the same limit', async () => {
  const send = (path: string, length: number) =>
    answer(path, {
      headers: { ...json, 'Transfer-Encoding': 'chunked' },
      body: `{${' '.repeat(length - 2)}}`,
    });
  expect(await send('/bff/session', 8192)).toBe('200 none');
  for (const path of ['/bff/logout', '/bff/session'])
    expect(await send(path, 8193), path).toBe('413 body_too_large');
});

test('where no body is needed, none is required', async () => {
  expect(await answer('/bff/session', {})).toBe('200 none');
  expect(await answer('/bff/session', { headers: json })).toBe('200 none');
  expect(await answer('/bff/logout', { headers: { 'Content-Length': '0' } })).toBe('204 none');
});

test('a body that is no JSON, or not as asked for, names what is wrong', async () => {
  for (const body of ['', '{', 'null', '1', '"text"', '\u0000'])
    expect(await answer('/bff/callback', { headers: json, body }), body).toBe('400 invalid_parameter body');
  for (const body of ['[]', '[{}]'])
    expect(await answer('/bff/login', { headers: json, body }), body).toBe('400 invalid_parameter body');
  expect(await answer('/bff/callback', { headers: json, body: '{}' })).toBe('400 invalid_parameter response');
  expect(await answer('/bff/login', { headers: json, body: '{"keep":"yes"}' })).toBe(
    '400 invalid_parameter keep',
  );
  expect(await answer('/bff/login', { headers: json, body: '{"other":1}' })).toBe(
    '400 invalid_parameter other',
  );
});

test('F4: a client that leaves in the middle of its body is no failure of the server', async () => {
  const left = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{'));
      controller.error(new Error('aborted'));
    },
  });
  const headers = { ...json, 'X-Konto': '1', 'Sec-Fetch-Site': 'same-origin' };
  const init = { method: 'POST', headers, body: left, duplex: 'half' };
  const request = new Request('http://localhost/bff/login', init);
  expect((await konto.app.fetch(request)).status).toBe(400);
  expect(JSON.parse(konto.logLines.at(-1) ?? '')).toMatchObject({ level: 'info', status: 400 });
});
