import { ConfigError } from '../config/config-error.ts';
import { SessionStoreError } from '../session/sqlite-session-store.ts';
import { StartError } from './start-error.ts';

/** What to tell whoever starts Konto; null for a failure that nobody foresaw, whose stack is worth showing. */
export function explainStartFailure(error: unknown): string | null {
  if (error instanceof ConfigError)
    return `Konto's configuration has mistakes (see .env.example):\n${indent(error.message)}`;
  return error instanceof StartError || error instanceof SessionStoreError ? error.message : null;
}

const indent = (text: string): string => text.replace(/^/gm, '  ');
