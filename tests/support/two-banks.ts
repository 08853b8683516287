import { createBanksParser } from '../../bff/config/parse-banks.ts';
import { type Environment, InvalidValueError } from '../../bff/config/variables.ts';

/** An entry of the file, whose secret stands in a variable of its own. */
export const buildEntry = ({ id, ...given }: { id: string } & Record<string, unknown>) => ({
  id,
  profile: 'premium-v1',
  baseUrl: `https://${id}.example/premium/sandbox`,
  name: `Banka ${id}`,
  clientId: `konto-at-${id}`,
  clientSecret: { env: 'SECRET' },
  ...given,
});

/** Files that are not there are as the runtime finds them. */
export const parseBanksFrom = (files: Readonly<Record<string, string>>) =>
  createBanksParser((path) => {
    const text = files[path];
    if (text !== undefined) return text;
    throw new InvalidValueError('cannot be read (ENOENT)');
  });

export const severalBanks: Environment = { BANKS_FILE: 'conf/banks.json', SECRET: 's-e-c-r-e-t' };

/** The whole configuration's banks, but for `severalBanks`. */
export const parseEntries = (...entries: readonly object[]) =>
  parseBanksFrom({ 'conf/banks.json': JSON.stringify(entries), 'conf/secret': 's-in-a-file\n' });

/** Two banks that know nothing of each other. */
export const twoBanks = [buildEntry({ id: 'duna' }), buildEntry({ id: 'morava' })];
