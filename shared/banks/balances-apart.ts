import type { BankProfile } from '../session-view.ts';

/** Banks whose list only names the accounts: each says by itself what it is, and apart what it has. */
export const balancesApart: ReadonlySet<BankProfile> = new Set(['enable-banking']);
