import { ConfigError } from '../config/config-error.ts';
import { SessionStoreError } from '../session/session-store-error.ts';
import { explainMistakes } from './explain-mistakes.ts';
import { StartError } from './start-error.ts';

/** What to tell whoever starts Konto; null for a failure that nobody foresaw, whose stack is worth showing. */
export function explainStartFailure(error: unknown): string | null {
  if (error instanceof ConfigError) return explainMistakes(error);
  return error instanceof StartError || error instanceof SessionStoreError ? error.message : null;
}
