// Several banks, as the entries of one JSON file.
import type { BankConfig } from './config.ts';
import { type ParseBanks, parseBank } from './parse-bank.ts';
import {
  type BankEntry,
  bankVariables,
  isEntry,
  type ParsedEntry,
  parseBankEntry,
  type ReadFile,
} from './parse-bank-entry.ts';
import { createVariables, InvalidValueError } from './variables.ts';

/** Parses the banks of `BANKS_FILE`, which has to be there. */
export const createBanksParser =
  (readFile: ReadFile): ParseBanks =>
  (variables, place, environment) => {
    for (const variable of bankVariables)
      if (variables.has(variable)) variables.reject(variable, 'cannot stand beside BANKS_FILE');
    const name = variables.read('BANKS_FILE', (path) => path.replace(/.*[\\/]/, ''), '');
    const entries = variables.read<BankEntry[]>('BANKS_FILE', (path) => parseEntries(readFile(path)), []);
    const parsed = entries.map((entry) => parseBankEntry(entry, place, { environment, readFile }));
    for (const [index, entry] of parsed.entries())
      for (const [field, message] of [...entry.mistakes, ...listShared(entry, parsed.slice(0, index))])
        variables.reject(`${name}[${index}].${field}`, message);
    const [first, ...others] = distinguish(parsed.map(({ bank }) => bank));
    return [first ?? parseBank(createVariables({}), place), ...others];
  };

function parseEntries(text: string): BankEntry[] {
  const entries = parseJson(text);
  if (Array.isArray(entries) && entries.length > 0 && entries.every(isEntry)) return entries;
  throw new InvalidValueError('must hold an array of at least one bank, as JSON');
}

/** What the platform's parser says would quote the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What no two banks may have in common: a code that comes back says by its page whose it is. (RFC 9700 §4.4.2) */
function listShared({ bank, mistakes }: ParsedEntry, earlier: readonly ParsedEntry[]): [string, string][] {
  if (mistakes.has('id')) return [];
  const identities = { id: readId, redirectUri: readPage };
  return Object.entries(identities)
    .filter(([, read]) => earlier.some((other) => read(other.bank) === read(bank)))
    .map(([field]) => [field, 'is that of an earlier bank: each needs one of its own']);
}

/** People choose by the name. */
const distinguish = (banks: readonly BankConfig[]): BankConfig[] =>
  banks.map((bank) => {
    const isAlone = banks.every((other) => other === bank || other.name !== bank.name);
    return isAlone ? bank : { ...bank, name: `${bank.name} (${readId(bank)})` };
  });

const readId = ({ bankId }: BankConfig): string => bankId.replace(/@.*/, '');
const readPage = ({ redirectUri }: BankConfig): string => new URL(redirectUri).pathname.replace(/\/$/, '');
