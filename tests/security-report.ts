// `npm run security:report`: each security check with the tests that prove it. Fails where one has neither a test nor a
// reason, or where the page says less or more than the tests do.
import { findProofs, readSecurityChecks } from './repository/security-proofs.ts';

const checks = readSecurityChecks();
const proofs = Map.groupBy(findProofs(), ({ id }) => id);
let wrong = 0;

for (const { id, promise, whyNotProved } of checks) {
  const found = proofs.get(id) ?? [];
  const isRight = found.length > 0 === (whyNotProved === null);
  if (!isRight) wrong += 1;
  console.log(`\n${isRight ? ' ' : '✗'} ${id}  ${promise}`);
  if (whyNotProved !== null) console.log(`       not proved: ${whyNotProved}`);
  if (found.length === 0 && whyNotProved === null) console.log('       no test carries this id');
  for (const { file, title } of found) console.log(`       ${file}: ${title}`);
}

const unlisted = [...proofs.keys()].filter((id) => !checks.some((check) => check.id === id));
for (const id of unlisted)
  console.log(`\n✗ ${id}  is in the title of a test, but not in docs/security-checks.md`);

const proved = checks.filter(({ whyNotProved }) => whyNotProved === null);
const titles = new Set([...proofs.values()].flat().map(({ file, title }) => `${file} ${title}`));
console.log(
  `\n${checks.length} checks: ${proved.length} proved by ${titles.size} tests, ${checks.length - proved.length} explained, ${wrong + unlisted.length} wrong`,
);
process.exitCode = wrong + unlisted.length === 0 ? 0 : 1;
