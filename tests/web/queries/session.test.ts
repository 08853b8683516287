import { expect, test } from 'vitest';
import type { SessionView } from '../../../shared/session-view.ts';
import { createKontoClient } from '../../../web/api/konto-client.ts';
import { knownSession, rereadSession, sessionQuery } from '../../../web/queries/session.ts';
import { createQueryClient } from '../../../web/query-client.ts';

const signedIn: SessionView = {
  status: 'signed-in',
  idleExpiresAt: null,
  absoluteExpiresAt: '2026-11-22T20:00:00.000Z',
  connections: [],
};

test('an answer that was on its way before the session changed does not undo the change', async () => {
  const queryClient = createQueryClient(() => {});
  const answers = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()];
  let asked = 0;
  const client = createKontoClient({
    now: Date.now,
    fetch: () => {
      asked += 1;
      return answers[asked - 1]?.promise ?? Promise.reject(new TypeError('asked too often'));
    },
  });

  const before = queryClient.fetchQuery(sessionQuery(client)).catch(() => 'given up');
  const after = rereadSession(queryClient, client);
  await expect.poll(() => asked).toBe(2);
  answers[0]?.resolve(Response.json({ status: 'signed-out' }));
  answers[1]?.resolve(Response.json(signedIn));

  expect(await after).toEqual(signedIn);
  expect(await before).toBe('given up');
  expect(knownSession(queryClient)).toEqual(signedIn);
});
