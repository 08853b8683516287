import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { answerHeaders } from '../../../bff/middleware/answer-headers.ts';
import type { AppEnv } from '../../../bff/middleware/app-env.ts';
import { answerProblem } from '../../../bff/middleware/problem-answer.ts';
import { Problem } from '../../../bff/problem.ts';
import { problemTitles } from '../../../bff/problem-titles.ts';
import { type ProblemCode, problemStatuses, problemType } from '../../../shared/problems.ts';

function fail(error: Error): Promise<Response> {
  const app = new Hono<AppEnv>().onError(answerProblem);
  app.use(answerHeaders('http://localhost:5173', () => () => {}));
  app.get('/', (c) => {
    c.header('Set-Cookie', 'first=1', { append: true });
    c.header('Set-Cookie', 'second=2', { append: true });
    throw error;
  });
  return Promise.resolve(app.request('/'));
}

const codes = Object.keys(problemStatuses) as ProblemCode[];

test('every code becomes problem details with its status, type, title and request id', async () => {
  for (const code of codes) {
    const response = await fail(new Problem(code));
    const status = problemStatuses[code];
    const title = problemTitles[code];
    expect(response.status, code).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const requestId = response.headers.get('X-Request-ID');
    expect(await response.json()).toMatchObject({ type: problemType(code), title, status, code, requestId });
  }
});

test('every 429 and 503 says in whole seconds when to come back, in header and body', async () => {
  const waiting = codes.filter((code) => problemStatuses[code] === 429 || problemStatuses[code] === 503);
  expect(waiting).toEqual(['rate_limited', 'bank_unavailable', 'session_store_unavailable']);
  for (const code of waiting) {
    const named = await fail(new Problem(code, { retryAfter: 1.2 }));
    expect(named.headers.get('Retry-After')).toBe('2');
    expect(await named.json()).toMatchObject({ retryAfter: 2 });
    const unnamed = await fail(new Problem(code));
    expect(Number(unnamed.headers.get('Retry-After'))).toBeGreaterThan(0);
  }
  expect((await fail(new Problem('unexpected'))).headers.has('Retry-After')).toBe(false);
});

test('details are shown, causes are not', async () => {
  const details = { parameter: 'page', earliestDateFrom: '2024-01-01' };
  const response = await fail(new Problem('history_limit', details, new Error('canary')));
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject(details);
  expect(text).not.toContain('canary');
});

test('H2: a failure that nobody foresaw is "unexpected", without a word of it', async () => {
  for (const error of [
    new Error('canary'),
    new TypeError('canary', { cause: 'canary' }),
    new SyntaxError('canary'),
  ]) {
    const response = await fail(error);
    expect(response.status).toBe(500);
    const document = await response.json();
    expect(Object.keys(document).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type']);
    expect(document.code).toBe('unexpected');
    expect(JSON.stringify([...response.headers])).not.toContain('canary');
  }
});

test('cookies that were set before the failure stay set', async () => {
  const response = await fail(new Problem('bank_unavailable'));
  expect(response.headers.getSetCookie()).toEqual(['first=1', 'second=2']);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});
