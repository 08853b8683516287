import type { Bank } from '../bank.ts';
import type { ConsentChoice } from '../grants/consents.ts';
import type { HabitOrder } from '../habits/habit-switches.ts';
import type { DisturbanceOrder } from './disturbances.ts';
import type { JournalReport } from './journal.ts';
import type { Quirk } from './quirks.ts';

/** Everything the bank ever issued since the last reset, so that a test can look for it where it must not be. */
interface IssuedSecrets {
  codes: readonly string[];
  accessTokens: readonly string[];
  refreshTokens: readonly string[];
  clientTokens: readonly string[];
  sessionIds: readonly string[];
}

interface ConsentReport {
  consentId: string;
  username: string;
  status: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  accountIds: readonly string[];
}

/** What tests, and a developer, can do to the bank from outside. */
export interface Levers {
  /** As the customer does in internet banking: every token of the consent dies (401). Answers how many were meant. */
  revokeConsents: (choice?: ConsentChoice) => number;
  /** The tokens live on, but reading is refused with 403 NO_AUTHORIZATION. Answers how many were meant. */
  withdrawConsents: (choice?: ConsentChoice) => number;
  expireAccessTokens: () => void;
  expireRefreshTokens: () => void;
  /** Those with which applications speak for themselves. */
  expireClientTokens: () => void;
  shiftClock: (ms: number) => void;
  rotateRefreshTokens: (on: boolean) => void;
  /** From now on until the reset, the account, or every account, is odd in these ways. */
  takeUpHabits: (order: HabitOrder) => void;
  disturb: (order: DisturbanceOrder) => void;
  /** Switches these habits on, and all others off. */
  chooseQuirks: (chosen: readonly Quirk[]) => void;
  readJournal: () => JournalReport;
  listConsents: () => readonly ConsentReport[];
  listIssuedSecrets: () => IssuedSecrets;
  /** Forgets everything that happened, consents and tokens included. */
  reset: () => void;
}

export function createLevers({
  clock,
  consents,
  consentRequests,
  codes,
  tokens,
  interactions,
  aggregatorSessions,
  habits,
  journal,
  disturbances,
  quirks,
}: Bank): Levers {
  return {
    revokeConsents: (choice) => consents.mark('revoked', choice),
    withdrawConsents: (choice) => consents.mark('withdrawn', choice),
    expireAccessTokens: tokens.expireAccessTokens,
    expireClientTokens: consentRequests.expireTokens,
    expireRefreshTokens: tokens.expireRefreshTokens,
    shiftClock: clock.shift,
    rotateRefreshTokens: tokens.rotate,
    takeUpHabits: habits.switchOn,
    disturb: disturbances.order,
    chooseQuirks: quirks.choose,
    readJournal: journal.read,
    listConsents: () =>
      consents.list().map(({ consentId, username, status, expiresAt, accounts }) => ({
        consentId,
        username,
        status,
        expiresAt,
        accountIds: [...accounts.keys()],
      })),
    listIssuedSecrets: () => ({
      codes: codes.issued(),
      ...tokens.issued(),
      clientTokens: consentRequests.issued(),
      sessionIds: aggregatorSessions.issued(),
    }),
    reset: () => {
      for (const part of [
        clock,
        consents,
        consentRequests,
        codes,
        tokens,
        interactions,
        aggregatorSessions,
        habits,
        journal,
        disturbances,
        quirks,
      ])
        part.reset();
    },
  };
}
