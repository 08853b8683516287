import { readFileSync } from 'node:fs';
import { createBanksParser } from '../config/parse-banks.ts';
import { InvalidValueError } from '../config/variables.ts';

/** A file that cannot be read is a mistake of the configuration. A byte order mark is left out. */
export const parseBanksFile = createBanksParser((path) => {
  try {
    return new TextDecoder().decode(readFileSync(path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new InvalidValueError(`cannot be read${reason}`);
  }
});
