import { Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import type { SessionStore } from '../session/session-store.ts';

/** For whoever watches this server: whether it runs, and whether it can serve sessions. Neither says more. */
export function healthRoutes({ store }: { store: Pick<SessionStore, 'requireRoom'> | null }): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get(endpoints.health, (c) => c.json({ status: 'ok' }))
    .get(endpoints.ready, async (c) => {
      await store?.requireRoom();
      return c.json({ status: 'ok' });
    });
}
