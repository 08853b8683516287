import type { SandboxAccount } from '../sandbox-account.ts';

/** A test person; the password is public. */
export interface SandboxPerson {
  username: string;
  password: string;
  name: string;
  /** What this person is good for. */
  about: 'everything' | 'simple' | 'trouble' | 'habits';
  accounts: readonly SandboxAccount[];
}

/** The same for all of them, and shown on the login page. */
export const testPassword = 'piesok';
