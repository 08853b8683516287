/** Every variable that is read, in the order of `.env.example`. */
export const variableNames = [
  'APP_ORIGIN',
  'PORT',
  'HOST',
  'SANDBOX_PORT',
  'BFF_URL',
  'BANK_BASE_URL',
  'OAUTH_CLIENT_ID',
  'OAUTH_CLIENT_SECRET',
  'BANK_PROFILE',
  'BANK_NAME',
  'BANK_USAGE',
  'BANK_APPLICATION_ID',
  'BANK_PRIVATE_KEY',
  'BANK_PRIVATE_KEY_FILE',
  'BANK_COUNTRIES',
  'OAUTH_SCOPE',
  'OAUTH_REDIRECT_URI',
  'OAUTH_CLIENT_AUTH',
  'OAUTH_ISSUER',
  'OAUTH_AUTHORIZE_URL',
  'OAUTH_TOKEN_URL',
  'BANKS_FILE',
  'SESSION_STORE',
  'SESSION_KEYS',
  'SESSION_IDLE_MINUTES',
  'SESSION_MAX_HOURS',
  'SESSION_KEEP_DAYS',
  'TRUSTED_PROXIES',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'LIMIT_DATA_PER_MINUTE',
  'LIMIT_DATA_BURST',
  'LIMIT_SIGN_IN_PER_MINUTE',
  'LIMIT_SESSION_PER_MINUTE',
  'LIMIT_REFUSED_PER_MINUTE',
  'LOG_LEVEL',
  'METRICS_PORT',
  'METRICS_HOST',
  'TRACES',
] as const;

export type VariableName = (typeof variableNames)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with one variable, or one field of a bank's entry. The message never holds the value: it may be a secret. */
export interface ConfigMistake {
  variable: string;
  message: string;
}

/** Thrown by a parser; the message completes the sentence "<variable> …". */
export class InvalidValueError extends Error {
  override readonly name = 'InvalidValueError';
}

/** Reads variables and collects what is wrong with them. An empty variable counts as one that is not there. */
export interface Variables {
  readonly mistakes: readonly ConfigMistake[];
  has(variable: VariableName): boolean;
  /** What `parse` makes of the value; `fallback` where there is none, or after a mistake was noted. */
  read<T>(variable: VariableName, parse: (text: string) => T, fallback: T): T;
  /** `variable` may be the name of a part of its value. */
  reject(variable: string, message: string): void;
}

export function createVariables(environment: Environment): Variables {
  const mistakes: ConfigMistake[] = [];
  const textOf = (variable: VariableName) => {
    const written = environment[variable]?.trim() ?? '';
    // Those that other programs know as well are often written small.
    return written === '' && variable.endsWith('_PROXY')
      ? (environment[variable.toLowerCase()]?.trim() ?? '')
      : written;
  };
  return {
    mistakes,
    has: (variable) => textOf(variable) !== '',
    read(variable, parse, fallback) {
      const text = textOf(variable);
      if (text === '') return fallback;
      try {
        return parse(text);
      } catch (error) {
        if (!(error instanceof InvalidValueError)) throw error;
        mistakes.push({ variable, message: error.message });
        return fallback;
      }
    },
    reject(variable, message) {
      mistakes.push({ variable, message });
    },
  };
}
