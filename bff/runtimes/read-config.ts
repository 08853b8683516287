import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { Environment } from '../config/variables.ts';

/** With the files that the environment names. What reads several banks is loaded where there are several. */
export async function readConfig(env: Environment): Promise<Config> {
  if (!env.BANKS_FILE?.trim()) return parseConfig(env);
  const { parseBanksFile } = await import('./parse-banks-file.ts');
  return parseConfig(env, parseBanksFile);
}
