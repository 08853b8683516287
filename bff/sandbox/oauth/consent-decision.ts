import type { SandboxPerson } from '../accounts/people/sandbox-person.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';

/** What a person made of the consent page. */
export type ConsentDecision =
  | { kind: 'allowed'; accounts: readonly SandboxAccount[]; durationMs: number }
  | { kind: 'refused' }
  | { kind: 'incomplete'; missing: 'accounts' | 'duration' };

interface Offer {
  person: SandboxPerson;
  durations: readonly number[];
}

export function readDecision(form: URLSearchParams, { person, durations }: Offer): ConsentDecision {
  if (form.get('decision') !== 'allow') return { kind: 'refused' };
  const chosen = form.getAll('account');
  const accounts = person.accounts.filter(({ key }) => chosen.includes(key));
  if (accounts.length === 0) return { kind: 'incomplete', missing: 'accounts' };
  const durationMs = Number(form.get('duration'));
  if (!durations.includes(durationMs)) return { kind: 'incomplete', missing: 'duration' };
  return { kind: 'allowed', accounts, durationMs };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long a consent may last, in ms, what the bank proposes first; the short ones let one see it end. */
export const offerDurations = (proposedMs: number): readonly number[] => [
  ...new Set([proposedMs, 180 * dayMs, 90 * dayMs, 30 * dayMs, dayMs, 5 * minuteMs]),
];
