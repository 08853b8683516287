import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteSessionStore } from '../../../bff/session/sqlite-session-store.ts';
import { testSessions } from './sessions-contract.ts';

testSessions(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'konto-sessions-'));
  return {
    open: async (now) => openSqliteSessionStore(join(folder, 'sessions.db'), now),
    remove: async () => rmSync(folder, { recursive: true }),
  };
});
