import { globSync, readFileSync } from 'node:fs';

/** One line of docs/security-checks.md: a promise that tests hold, or the reason why none does. */
export interface SecurityCheck {
  id: string;
  promise: string;
  /** Null where tests prove it. */
  whyNotProved: string | null;
}

/** A test whose title carries the id. */
export interface Proof {
  id: string;
  file: string;
  title: string;
}

/** Two digits behind a C, as in `C01`, name a case that was reported elsewhere, and no security check. */
const checkId = '(?:[ABD-Z]\\d+|C\\d)';

export function readSecurityChecks(page = 'docs/security-checks.md'): SecurityCheck[] {
  const line = new RegExp(`^\\| (${checkId}) \\| ([^|]+) \\|(?: ([^|]+) \\|)?$`, 'gm');
  const lines = readFileSync(page, 'utf8').matchAll(line);
  return Array.from(lines, ([, id = '', promise = '', why]) => ({ id, promise, whyNotProved: why ?? null }));
}

/** A title names what it proves at its beginning, as in `D2: D3: …`. */
export function findProofs(): Proof[] {
  return globSync('tests/**/*{.test,.spec,-contract,-suite}.{ts,tsx}').sort().flatMap(findProofsIn);
}

function findProofsIn(file: string): Proof[] {
  const title = new RegExp(`(['"\`])((?:${checkId}: )+)(.*?)\\1`, 'g');
  const titles = readFileSync(file, 'utf8').matchAll(title);
  return Array.from(titles).flatMap(([, , ids = '', title = '']) =>
    ids
      .trim()
      .split(' ')
      .map((id) => ({ id: id.slice(0, -1), file, title })),
  );
}
