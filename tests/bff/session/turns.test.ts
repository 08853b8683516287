import { expect, test } from 'vitest';
import { createTurns } from '../../../bff/session/turns.ts';

test('tasks of one key run one after the other, those of others beside them', async () => {
  const inTurn = createTurns();
  const events: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inTurn('a', async () => {
    await gate.promise;
    events.push('first');
  });
  const second = inTurn('a', async () => void events.push('second'));
  await inTurn('b', async () => void events.push('other'));
  expect(events).toEqual(['other']);
  gate.resolve();
  await Promise.all([first, second]);
  expect(events).toEqual(['other', 'first', 'second']);
});

test('a task that fails tells its caller alone, and the next has its turn', async () => {
  const inTurn = createTurns();
  const failing = inTurn('a', () => Promise.reject(new Error('failed')));
  const next = inTurn('a', () => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('next');
});
