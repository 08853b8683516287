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

export function readSecurityChecks(page = 'docs/security-checks.md'): SecurityCheck[] {
  const lines = readFileSync(page, 'utf8').matchAll(/^\| ([A-H]\d+) \| ([^|]+) \|(?: ([^|]+) \|)?$/gm);
  return Array.from(lines, ([, id = '', promise = '', why]) => ({ id, promise, whyNotProved: why ?? null }));
}

/** A title names what it proves at its beginning, as in `D2: D3: …`. */
export function findProofs(): Proof[] {
  return globSync('tests/**/*{.test,.spec,-contract,-suite}.{ts,tsx}').sort().flatMap(findProofsIn);
}

function findProofsIn(file: string): Proof[] {
  const titles = readFileSync(file, 'utf8').matchAll(/(['"`])((?:[A-H]\d+: )+)(.*?)\1/g);
  return Array.from(titles).flatMap(([, , ids = '', title = '']) =>
    Array.from(ids.matchAll(/[A-H]\d+/g), ([id]) => ({ id, file, title })),
  );
}
