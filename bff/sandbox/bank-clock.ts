/** The bank's own clock, which a lever can set forward or back. */
export interface BankClock {
  /** Milliseconds since the epoch. */
  now: () => number;
  shift: (ms: number) => void;
  reset: () => void;
}

export function createBankClock(now: () => number): BankClock {
  let shiftedMs = 0;
  return {
    now: () => now() + shiftedMs,
    shift: (ms) => {
      shiftedMs += ms;
    },
    reset: () => {
      shiftedMs = 0;
    },
  };
}
