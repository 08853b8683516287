import { afterEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

let konto: TestApp;

afterEach(() => konto.close());

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const response = await konto.app.request(path);
  return { status: response.status, body: await response.json() };
}

test('H5: health and ready answer anybody, and say nothing but that', async () => {
  konto = createTestApp();
  expect(await ask('/bff/health')).toEqual({ status: 200, body: { status: 'ok' } });
  expect(await ask('/bff/ready')).toEqual({ status: 200, body: { status: 'ok' } });
});

test('H5: ready is 503 when the session store is not reachable, health is not', async () => {
  konto = createTestApp();
  await konto.store.close();
  expect(await ask('/bff/ready')).toMatchObject({ status: 503, body: { code: 'session_store_unavailable' } });
  expect(await ask('/bff/health')).toMatchObject({ status: 200 });
});
