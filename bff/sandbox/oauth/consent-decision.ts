import type { SandboxPerson } from '../accounts/people/sandbox-person.ts';
import type { SandboxAccount } from '../accounts/sandbox-account.ts';

/** What a person made of the consent page. */
export type ConsentDecision =
  | { kind: 'allowed'; accounts: readonly SandboxAccount[]; durationMs: number }
  | { kind: 'refused' }
  | { kind: 'incomplete' };

type Durations = readonly [proposedMs: number, ...others: number[]];

interface Offer {
  person: SandboxPerson;
  durations: Durations;
}

export function readDecision(form: URLSearchParams, { person, durations }: Offer): ConsentDecision {
  if (form.get('decision') !== 'allow') return { kind: 'refused' };
  const chosen = form.getAll('account');
  const accounts = person.accounts.filter(({ key }) => chosen.includes(key));
  if (accounts.length === 0) return { kind: 'incomplete' };
  const [proposedMs] = durations;
  const durationMs = durations.find((ms) => String(ms) === form.get('duration')) ?? proposedMs;
  return { kind: 'allowed', accounts, durationMs };
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long a consent may last, in ms; the first is what the bank proposes. The short ones let one see it end. */
export function offerDurations(proposedMs: number): Durations {
  const others = [180 * dayMs, 90 * dayMs, 30 * dayMs, dayMs, 5 * minuteMs];
  return [proposedMs, ...others.filter((ms) => ms !== proposedMs)];
}
