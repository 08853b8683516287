import { expect, test } from 'vitest';
import { endpoints } from '../../../shared/endpoints.ts';
import { createTestApp, createTestAppOver } from '../../support/test-app.ts';

const minute = 60_000;

test.each(['-1', '"-1"', '"1e3"', '1e400', '"never"'])(
  'B14: D14: a refresh answered with expires_in %s does not cost the consent',
  async (lifetime) => {
    const konto = createTestApp({
      lifetimes: { accessTokenMs: 10 * minute },
      intercept: async (request, bank) => {
        const isRefresh = (await request.clone().text()).includes('refresh_token=');
        const answer = await bank(request);
        if (!isRefresh) return answer;
        const body = (await answer.text()).replace(/"expires_in":[^,}]+/, `"expires_in":${lifetime}`);
        return new Response(body, { status: answer.status });
      },
    });
    const browser = konto.browser();
    const { connectionId } = await browser.connect();
    konto.clock.advance(10 * minute);
    await browser.fetch(endpoints.accounts(connectionId));
    konto.clock.advance(5_000);
    await browser.fetch(endpoints.accounts(connectionId));
    expect(konto.levers.listConsents().map(({ status }) => status)).toEqual(['valid']);
  },
);

test('D6: a refresh whose tokens have no room in the cookie sends no refresh token twice', async () => {
  let filler = '-'.repeat(550);
  const sent: string[] = [];
  const cut = (token: string) => token.replace(/-{9,}$/, '');
  const konto = createTestAppOver(null, {
    lifetimes: { accessTokenMs: 10 * minute },
    intercept: async (request, bank) => {
      const headers = new Headers(request.headers);
      if (request.method === 'GET') {
        headers.set('Authorization', cut(headers.get('Authorization') ?? ''));
        return bank(new Request(request, { headers }));
      }
      const form = new URLSearchParams(await request.text());
      const refreshToken = form.get('refresh_token');
      if (refreshToken) {
        sent.push(refreshToken);
        form.set('refresh_token', cut(refreshToken));
      }
      const answer = await bank(new Request(request.url, { method: 'POST', headers, body: form }));
      const { access_token, refresh_token, ...rest } = await answer.json();
      if (!access_token) return Response.json(rest, { status: answer.status });
      return Response.json({
        ...rest,
        access_token: access_token + filler,
        refresh_token: refresh_token + filler,
      });
    },
  });
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  await browser.connect({ username: 'peter' });
  filler = '-'.repeat(670);
  konto.clock.advance(10 * minute);
  for (let reads = 0; reads < 2; reads += 1) await browser.fetch(endpoints.accounts(connectionId));
  expect(sent).toHaveLength(new Set(sent).size);
});

test('D9: a clock that is set back does not lengthen a pause of one second', async () => {
  const konto = createTestApp({ lifetimes: { accessTokenMs: 10 * minute } });
  const browser = konto.browser();
  const { connectionId } = await browser.connect();
  const read = () => browser.fetch(endpoints.accounts(connectionId));
  konto.clock.advance(29 * minute);
  konto.levers.disturb({ endpoint: 'token', times: 1, disturbance: { kind: 'status', status: 503 } });
  expect((await read()).headers.get('Retry-After')).toBe('1');
  konto.clock.advance(-15 * minute);
  expect(Number((await read()).headers.get('Retry-After'))).toBeLessThanOrEqual(30);
});
