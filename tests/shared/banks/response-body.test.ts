import * as v from 'valibot';
import { expect, test } from 'vitest';
import { UnreadableResponse } from '../../../shared/banks/bank-responses.ts';
import { isEmptyBody, parseBody, readShape } from '../../../shared/banks/response-body.ts';

/** What is thrown, to look at more of it than its class. */
function catchError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test('a body that is no JSON is unreadable for what the parser says', () => {
  const error = catchError(() => parseBody('<html>'));
  expect(error).toBeInstanceOf(UnreadableResponse);
  expect(error).toMatchObject({
    name: 'UnreadableResponse',
    message: 'json',
    cause: expect.any(SyntaxError),
  });
});

test('a body nested more deeply than an engine reads is unreadable', () => {
  const error = catchError(() => parseBody('['.repeat(200_000) + ']'.repeat(200_000)));
  expect(error).toMatchObject({ name: 'UnreadableResponse', message: 'json' });
});

test('a body of another shape is unreadable', () => {
  const schema = v.object({ accounts: v.array(v.unknown()) });
  expect(readShape(schema, parseBody('{"accounts":[true]}'))).toEqual({ accounts: [true] });
  expect(catchError(() => readShape(schema, null))).toMatchObject({
    name: 'UnreadableResponse',
    message: 'shape',
  });
});

test.each(['', ' \r\n', 'null', '\tnull '])('%j is an empty body', (body) => {
  expect(isEmptyBody(body)).toBe(true);
});

test.each(['nullx', 'xnull', 'null null', '""', '{}'])('%j is no empty body', (body) => {
  expect(isEmptyBody(body)).toBe(false);
});
