import type { ConfigError } from '../config/config-error.ts';

/** Every mistake by its variable, none with a value. */
export const explainMistakes = ({ message }: ConfigError): string =>
  `Konto's configuration has mistakes (see .env.example):\n${message.replace(/^/gm, '  ')}`;
