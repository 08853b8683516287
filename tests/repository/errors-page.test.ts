import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemStatuses } from '../../shared/problems.ts';

test('docs/errors.md lists every problem code with its status, and no other', () => {
  const rows = readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm);
  const documented = Object.fromEntries(Array.from(rows, ([, code, status]) => [code, Number(status)]));
  expect(documented).toEqual(problemStatuses);
});
