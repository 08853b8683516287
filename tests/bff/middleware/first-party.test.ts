import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../support/test-app.ts';

const konto = createTestApp();
const appOrigin = 'http://localhost:5173';
const firstParty = { 'X-Konto': '1', 'Sec-Fetch-Site': 'same-origin', Origin: appOrigin };

afterAll(() => konto.close());

async function answer(headers: Record<string, string>, method = 'GET', path = '/bff/session') {
  const response = await konto.app.request(path, { method, headers });
  const { code } = response.status === 200 ? { code: null } : await response.json();
  return `${response.status} ${code}`;
}

const without = (name: keyof typeof firstParty) => {
  const { [name]: left, ...others } = firstParty;
  return others;
};

test('the application’s own call passes', async () => {
  for (const method of ['GET', 'POST']) expect(await answer(firstParty, method)).toBe('200 null');
});

test('F1: a call without the header, or with another value, is refused, GET included', async () => {
  for (const method of ['GET', 'POST']) {
    expect(await answer(without('X-Konto'), method)).toBe('403 not_first_party');
    for (const value of ['0', 'true', '1, 1', ''])
      expect(await answer({ ...firstParty, 'X-Konto': value }, method)).toBe('403 not_first_party');
  }
});

test('F2: a call that the browser says comes from elsewhere is refused, even with the header', async () => {
  for (const site of ['cross-site', 'same-site', 'none', 'same-origin, cross-site', ''])
    for (const method of ['GET', 'POST'])
      expect(await answer({ ...firstParty, 'Sec-Fetch-Site': site }, method), site).toBe(
        '403 not_first_party',
      );
});

test('F2: where the browser does not say, the origin decides on unsafe methods', async () => {
  const old = without('Sec-Fetch-Site');
  expect(await answer(old, 'POST')).toBe('200 null');
  for (const Origin of ['https://evil.example', 'null', `${appOrigin}.evil.example`, 'http://localhost'])
    expect(await answer({ ...old, Origin }, 'POST'), Origin).toBe('403 not_first_party');
  expect(await answer({ 'X-Konto': '1' }, 'POST')).toBe('403 not_first_party');
  for (const method of ['GET', 'HEAD'])
    expect(await answer({ 'X-Konto': '1' }, method), method).toBe('200 null');
});

test('F3: a foreign preflight gets no Access-Control header, and no answer ever does', async () => {
  const preflight = {
    Origin: 'https://evil.example',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'x-konto',
    'Sec-Fetch-Site': 'cross-site',
  };
  for (const [headers, method] of [
    [preflight, 'OPTIONS'],
    [{ ...firstParty, Origin: 'https://evil.example' }, 'GET'],
    [firstParty, 'GET'],
  ] as const) {
    const response = await konto.app.request('/bff/session', { method, headers });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  expect(await answer(preflight, 'OPTIONS')).toBe('403 not_first_party');
});
