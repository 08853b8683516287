import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from '../config/variables.ts';

/** The process's own variables, and below them those of `.env` where there is one. */
export function readEnvironment(path = '.env'): Environment {
  return { ...(existsSync(path) && parseEnv(readFileSync(path, 'utf8'))), ...process.env };
}
