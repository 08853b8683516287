import { expect, test } from 'vitest';
import { sandboxPeople } from '../../../../bff/sandbox/accounts/people/sandbox-people.ts';
import type { HabitName } from '../../../../bff/sandbox/habits/habits.ts';
import { habitNames } from '../../../../bff/sandbox/habits/habits.ts';
import { createTestBank, openAccount } from '../bank-client.ts';
import { openOddAccount } from './odd-bank.ts';

test('windows-1250: the body is in the charset that the head names', async () => {
  const { account, read } = await openOddAccount(['windows-1250']);
  const response = await read();
  expect(response.headers.get('Content-Type')).toBe('application/json;charset=windows-1250');
  const text = new TextDecoder('windows-1250').decode(await response.arrayBuffer());
  expect(JSON.parse(text)).toEqual(account);
  expect(text).toContain('Nováková');
});

test.each<[HabitName, string, string]>([
  ['plain-text', 'Content-Type', 'text/plain'],
  ['coding-utf-8', 'Content-Encoding', 'utf-8'],
  ['gzip-unasked', 'Content-Encoding', 'gzip'],
])('%s: the answer says %s: %s', async (habit, name, value) => {
  const { account, read } = await openOddAccount([habit]);
  const response = await read();
  expect(response.status).toBe(200);
  expect(response.headers.get(name)).toBe(value);
  expect(await readUnzipped(response)).toEqual(account);
});

async function readUnzipped(response: Response): Promise<unknown> {
  if (response.headers.get('Content-Encoding') !== 'gzip') return response.json();
  return new Response(response.body?.pipeThrough(new DecompressionStream('gzip'))).json();
}

test('path-unknown: detail and transactions are 404 without a body', async () => {
  const { read } = await openOddAccount(['path-unknown']);
  for (const response of [await read(), await read('/transactions')]) {
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  }
});

test('there is an account for each habit, and it has that one alone', () => {
  const oskar = sandboxPeople.find(({ username }) => username === 'oskar');
  const byKey = new Map(oskar?.accounts.map(({ key, habits }) => [key, habits]));
  for (const name of habitNames) expect(byKey.get(name)).toEqual([name]);
  for (const other of sandboxPeople.filter((person) => person !== oskar))
    expect(other.accounts.flatMap(({ habits = [] }) => habits)).toEqual([]);
});

test('a habit is switched on over HTTP; one that nobody has is refused', async () => {
  const bank = createTestBank();
  const pull = (habits: readonly string[]) =>
    bank.app.request('http://127.0.0.1:5174/levers/take-up-habits', {
      method: 'POST',
      headers: { 'X-Sandbox': '1' },
      body: JSON.stringify({ habits, account: 'savings' }),
    });
  expect((await pull(['politeness'])).status).toBe(400);
  expect((await pull(['status-in-capitals', 'rows-twice'])).status).toBe(200);
  const { account } = await openAccount(bank, 'jana', 'savings');
  expect(account).toMatchObject({ status: 'BLOCKED' });
});
