import { expect, test } from 'vitest';
import { randomBytes } from '../../../bff/session/bytes.ts';
import { beginState } from '../../../bff/session/sealed-state.ts';
import { createSealer } from '../../../bff/session/sealing.ts';
import { createStateSealer } from '../../../bff/session/state-sealer.ts';

const keys = [randomBytes(32)];
const state = beginState('id', {
  startedAt: 1,
  lastReadAt: 2,
  absoluteExpiresAt: 3,
  kept: false,
  connections: [],
});
const create = (room: number) =>
  createStateSealer({ keys, cookies: { name: () => 'name', room: () => room } });

test('what is sealed opens again, by the keys for sessions in a cookie and by no others', async () => {
  const sealed = await create(4096).seal(state);
  expect(await create(4096).open(sealed)).toEqual({ state, outdated: false });
  expect(await createSealer(keys, 'session in a cookie').open('name', sealed)).not.toBeNull();
  expect(await createSealer(keys, 'session cookie').open('name', sealed)).toBeNull();
});

test('A5: a state may fill its cookie to the last character, and the room that is to be spared counts', async () => {
  const { length } = await create(4096).seal(state);
  expect(await create(length).seal(state)).toHaveLength(length);
  expect(await create(length + 10).seal(state, 10)).toHaveLength(length);
  await expect(create(length - 1).seal(state)).rejects.toMatchObject({ code: 'session_full' });
  await expect(create(length + 9).seal(state, 10)).rejects.toMatchObject({ code: 'session_full' });
});
