import { expect, test } from 'vitest';
import { logCalls } from '../../../bff/bank/logged-transport.ts';
import type { BankRequest, BankTransport } from '../../../bff/bank/transport.ts';
import type { Log } from '../../../bff/log.ts';
import { createScriptedTransport, type Script } from '../../support/scripted-transport.ts';
import { createTestClock } from '../../support/test-clock.ts';

const request: BankRequest = {
  call: 'transactions',
  method: 'GET',
  url: 'https://bank.example/v1/accounts/canary/transactions?page=1',
  headers: { authorization: 'Bearer canary' },
  signal: new AbortController().signal,
};

async function send(script: Script, takesMs = 0) {
  const noted: unknown[] = [];
  const clock = createTestClock(0);
  const bank = createScriptedTransport(script);
  const slowBank: BankTransport = {
    codings: bank.codings,
    async send(sent) {
      clock.advance(takesMs);
      return bank.send(sent);
    },
  };
  const log: Log = (...line) => void noted.push(line);
  const answer = await logCalls(slowBank, { log, now: clock.now })
    .send(request)
    .catch((error: Error) => error);
  return { noted, answer };
}

test('H3: a call to the bank is noted with what was asked for, its outcome and its time, not its address', async () => {
  const { noted } = await send([{ status: 429 }], 25);
  expect(noted).toEqual([
    ['debug', 'bank_request', { call: 'transactions', method: 'GET', status: 429, durationMs: 25 }],
  ]);
});

test('a call that breaks is noted without a status, and breaks as before', async () => {
  const broken = new Error('reset');
  const { noted, answer } = await send([broken]);
  expect(answer).toBe(broken);
  expect(noted).toEqual([['debug', 'bank_request', { call: 'transactions', method: 'GET', durationMs: 0 }]]);
});
