/** Habits of the bank's current generation, and of the aggregator, that can be switched on; docs/sandbox-bank.md says what each does. */
export const quirkNames = [
  'damaged-links',
  'links-at-root',
  'empty-last-page',
  'odd-states',
  'mixed-currencies',
  'no-balances-in-list',
  'odd-balances',
  'duplicate-rows',
  'one-account-refused',
  'odd-fields',
  'bare-detail',
  'v1-switched-off',
  'foreign-links',
  'repeated-links',
  'endless-pages',
  'unsigned-amounts',
  'empty-pages',
  'accounts-without-iban',
  'odd-statuses',
  'daily-limit',
] as const;
export type Quirk = (typeof quirkNames)[number];

export interface Quirks {
  /** Those that are named, and no others. */
  choose: (chosen: readonly Quirk[]) => void;
  has: (quirk: Quirk) => boolean;
  reset: () => void;
}

export function createQuirks(): Quirks {
  let on = new Set<Quirk>();
  return {
    choose: (chosen) => {
      on = new Set(chosen);
    },
    has: (quirk) => on.has(quirk),
    reset: () => {
      on = new Set();
    },
  };
}
