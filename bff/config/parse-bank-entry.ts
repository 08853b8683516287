// One bank among several: an entry says with fields what variables say of a single bank, and names the places of its
// secrets instead of holding them.
import type { BankConfig } from './config.ts';
import { type BankPlace, parseBank } from './parse-bank.ts';
import { createVariables, type Environment, InvalidValueError, type VariableName } from './variables.ts';

/** As JSON has it. */
export type BankEntry = Readonly<Record<string, unknown>>;

export const isEntry = (value: unknown): value is BankEntry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface ParsedEntry {
  bank: BankConfig;
  /** What is wrong, by field: at most one thing each. */
  mistakes: Map<string, string>;
}

/** The text of a file that the configuration names. Throws `InvalidValueError`. */
export type ReadFile = (path: string) => string;

/** Where secrets are. */
export interface SecretPlaces {
  environment: Environment;
  readFile: ReadFile;
}

const variableOf: Readonly<Record<string, VariableName>> = {
  profile: 'BANK_PROFILE',
  baseUrl: 'BANK_BASE_URL',
  name: 'BANK_NAME',
  usage: 'BANK_USAGE',
  applicationId: 'BANK_APPLICATION_ID',
  privateKey: 'BANK_PRIVATE_KEY',
  countries: 'BANK_COUNTRIES',
  clientId: 'OAUTH_CLIENT_ID',
  clientSecret: 'OAUTH_CLIENT_SECRET',
  clientAuthentication: 'OAUTH_CLIENT_AUTH',
  scope: 'OAUTH_SCOPE',
  redirectUri: 'OAUTH_REDIRECT_URI',
  issuer: 'OAUTH_ISSUER',
  authorizeUrl: 'OAUTH_AUTHORIZE_URL',
  tokenUrl: 'OAUTH_TOKEN_URL',
};
const required = ['id', 'profile', 'baseUrl'];
const secrets = ['clientSecret', 'privateKey'];

/** Those that describe a single bank. */
export const bankVariables: readonly VariableName[] = Object.values(variableOf);

const fieldOf = (variable: string): string =>
  Object.keys(variableOf).find((field) => variableOf[field] === variable) ?? variable;

type Note = (field: string, message: string) => void;

export function parseBankEntry(entry: BankEntry, place: BankPlace, secretPlaces: SecretPlaces): ParsedEntry {
  const mistakes = new Map<string, string>();
  const note: Note = (field, message) => {
    if (!mistakes.has(field)) mistakes.set(field, message);
  };
  for (const field of required) if (entry[field] === undefined) note(field, 'is missing');
  const texts = readTexts(entry, secretPlaces, note);
  const variables = createVariables(texts);
  const bank = parseBank(variables, { ...place, id: texts.id ?? '' });
  for (const { variable, message } of variables.mistakes)
    note(fieldOf(variable), message.replace(/\b[A-Z]+_[A-Z_]+\b/g, fieldOf));
  return { bank, mistakes };
}

/** The fields as if they were variables. */
function readTexts(entry: BankEntry, secretPlaces: SecretPlaces, note: Note): Environment {
  const texts: Record<string, string> = {};
  for (const [field, value] of Object.entries(entry))
    try {
      texts[variableOf[field] ?? field] = readField(field, value, secretPlaces);
    } catch (error) {
      if (!(error instanceof InvalidValueError)) throw error;
      note(field, error.message);
    }
  return texts;
}

function readField(field: string, value: unknown, secretPlaces: SecretPlaces): string {
  if (field === 'id') return readId(value);
  if (!Object.hasOwn(variableOf, field)) throw new InvalidValueError('is no field of a bank');
  if (field === 'countries' && Array.isArray(value)) return value.map(readText).join();
  return secrets.includes(field) ? readSecret(value, secretPlaces) : readText(value);
}

function readText(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new InvalidValueError('must be a text');
}

function readId(value: unknown): string {
  if (typeof value === 'string' && /^[a-z\d-]{1,40}$/.test(value)) return value;
  throw new InvalidValueError('must be 1 to 40 of a-z, 0-9 and -');
}

/** Whatever stands here may be the secret itself, so that no message repeats it. */
function readSecret(value: unknown, { environment, readFile }: SecretPlaces): string {
  const [[kind, place] = [], ...others] = isEntry(value) ? Object.entries(value) : [];
  if (!/^(?:env|file)$/.test(kind ?? '') || typeof place !== 'string' || others.length > 0)
    throw new InvalidValueError('must say where it is: {"env": "<variable>"} or {"file": "<path>"}');
  const text = kind === 'env' ? environment[place] : readFile(place);
  if (text?.trim()) return text;
  throw new InvalidValueError('is empty in the place that it names');
}
