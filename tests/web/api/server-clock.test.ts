import { expect, test } from 'vitest';
import { createServerClock } from '../../../web/api/server-clock.ts';

const deviceNow = () => Date.UTC(2026, 2, 16, 9, 30);

const answer = (date: string | null) => async () =>
  new Response(null, { headers: date === null ? {} : { Date: date } });

test("C7: a device whose clock is wrong counts by the server's", async () => {
  const clock = createServerClock(deviceNow);
  await clock.listenTo(answer('Mon, 16 Mar 2026 09:31:00 GMT'))('/bff/session');
  expect(clock.now() - deviceNow()).toBe(60_000);
});

test('without a date in the answer the device is believed', async () => {
  const clock = createServerClock(deviceNow);
  await clock.listenTo(answer(null))('/bff/session');
  await clock.listenTo(answer('yesterday'))('/bff/session');
  expect(clock.now()).toBe(deviceNow());
});
