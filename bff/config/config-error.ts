import type { ConfigMistake } from './variables.ts';

/** The configuration cannot be used; `mistakes` are all of them, so that one start is enough to see them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly ConfigMistake[];

  constructor(mistakes: readonly ConfigMistake[]) {
    super(mistakes.map(({ variable, message }) => `${variable} ${message}`).join('\n'));
    this.mistakes = mistakes;
  }
}
