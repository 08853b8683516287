import type { AggregatorSessions } from './aggregator/sessions.ts';
import type { BankClock } from './bank-clock.ts';
import type { AuthorizationCodes } from './grants/authorization-codes.ts';
import type { ConsentRequests } from './grants/consent-requests.ts';
import type { Consents } from './grants/consents.ts';
import type { Tokens } from './grants/tokens.ts';
import type { HabitSwitches } from './habits/habit-switches.ts';
import type { Disturbances } from './levers/disturbances.ts';
import type { Journal } from './levers/journal.ts';
import type { Quirks } from './levers/quirks.ts';
import type { Interactions } from './oauth/interactions.ts';
import type { SandboxSettings } from './settings.ts';

/** Everything that the bank's routes share. */
export interface Bank {
  settings: SandboxSettings;
  clock: BankClock;
  consents: Consents;
  consentRequests: ConsentRequests;
  codes: AuthorizationCodes;
  tokens: Tokens;
  interactions: Interactions;
  aggregatorSessions: AggregatorSessions;
  habits: HabitSwitches;
  journal: Journal;
  disturbances: Disturbances;
  quirks: Quirks;
}
