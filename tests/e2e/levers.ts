import type { DisturbanceOrder } from '../../bff/sandbox/levers/disturbances.ts';
import type { JournalReport } from '../../bff/sandbox/levers/journal.ts';

/** The sandbox bank's levers, pulled over HTTP. */
export interface Levers {
  revokeConsents: () => Promise<void>;
  expireAccessTokens: () => Promise<void>;
  disturb: (order: DisturbanceOrder) => Promise<void>;
  reset: () => Promise<void>;
  readJournal: () => Promise<JournalReport>;
}

export function createLevers(sandboxUrl: string): Levers {
  const call = async (name: string, init: RequestInit) => {
    const headers = { 'X-Sandbox': '1', 'Content-Type': 'application/json' };
    const response = await fetch(`${sandboxUrl}/levers/${name}`, { ...init, headers });
    if (!response.ok)
      throw new Error(`The lever ${name} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const pull = async (name: string, body: unknown = {}) => {
    await call(name, { method: 'POST', body: JSON.stringify(body) });
  };
  return {
    revokeConsents: () => pull('revoke-consents'),
    expireAccessTokens: () => pull('expire-access-tokens'),
    disturb: (order) => pull('disturb', order),
    reset: () => pull('reset'),
    readJournal: () => call('journal', { method: 'GET' }),
  };
}
