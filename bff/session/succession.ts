// Which of a session's cookies still count, where the cookie is all there is of it.

/**
 * How long a cookie whose tokens were replaced still leads to the newest state, counted from when its successor was
 * first shown here: until then the answer that carried it may have been lost on its way, and the older one is all that
 * the browser has.
 */
const lateForMs = 60_000;

export interface Succession {
  /** From this revision on the session has other tokens than before. */
  replaceTokens(revision: number): void;
  /** Whether a cookie of this revision still counts. */
  admit(revision: number): boolean;
}

interface Replacement {
  revision: number;
  shownAt: number | null;
}

export function createSuccession(now: () => number): Succession {
  let recent: readonly Replacement[] = [];
  let oldestAdmitted = 0;
  const isOver = ({ shownAt }: Replacement) => shownAt !== null && now() >= shownAt + lateForMs;

  return {
    replaceTokens(revision) {
      recent = [...recent, { revision, shownAt: null }];
    },
    admit(revision) {
      for (const replacement of recent) if (revision >= replacement.revision) replacement.shownAt ??= now();
      oldestAdmitted = Math.max(oldestAdmitted, ...recent.filter(isOver).map((each) => each.revision));
      recent = recent.filter((replacement) => !isOver(replacement));
      return revision >= oldestAdmitted;
    },
  };
}
