import { beforeEach, expect, test } from 'vitest';
import { createUnsavedTokens, type UnsavedTokens } from '../../../bff/authorization/unsaved-tokens.ts';
import { Problem } from '../../../bff/problem.ts';
import type { Tokens } from '../../../bff/session/session.ts';
import { createTestClock } from '../../support/test-clock.ts';

const tokens: Tokens = { accessToken: 'access', issuedAt: 0, accessTokenExpiresAt: null, refreshToken: null };
const storeFails = () => Promise.reject(new Problem('session_store_unavailable'));
let unsavedTokens: UnsavedTokens;
let told: unknown[];

beforeEach(() => {
  unsavedTokens = createUnsavedTokens(createTestClock(0).startTimer);
  told = [];
});

const save = (write: () => Promise<string>) =>
  unsavedTokens.save('name', tokens, { write, fail: (error) => told.push(error) });

test('D14: tokens wait from the moment that they are there until they are written', async () => {
  const saving = save(async () => {
    expect(unsavedTokens.find('name')).toBe(tokens);
    expect(unsavedTokens.find('other')).toBeUndefined();
    return 'written';
  });
  expect(await saving).toBe('written');
  expect(unsavedTokens.find('name')).toBeUndefined();
  expect(told).toEqual([]);
});

test('D14: a store that fails is tried for a minute, and after that they still wait', async () => {
  let tries = 0;
  const saving = save(() => {
    tries += 1;
    return storeFails();
  });
  await expect(saving).rejects.toMatchObject({ code: 'session_store_unavailable' });
  expect([tries, told.length]).toEqual([240, 239]);
  expect(unsavedTokens.find('name')).toBe(tokens);
});

test('E3: tokens that nobody has a use for any more do not wait', async () => {
  const ended = new Problem('no_session');
  await expect(save(() => Promise.reject(ended))).rejects.toBe(ended);
  expect(unsavedTokens.find('name')).toBeUndefined();
  expect(told).toEqual([]);
});
