import type { SessionBank } from './config.ts';
import { InvalidValueError, type Variables } from './variables.ts';

/**
 * Who the application is to a bank that gives sessions. What a file holds stands in `BANK_PRIVATE_KEY` by now, wherever
 * there are files.
 */
export function parseApplication(
  variables: Variables,
): Pick<SessionBank, 'applicationId' | 'privateKey' | 'countries'> {
  if (variables.has('BANK_PRIVATE_KEY_FILE'))
    variables.reject(
      'BANK_PRIVATE_KEY_FILE',
      variables.has('BANK_PRIVATE_KEY') ? 'cannot stand beside BANK_PRIVATE_KEY' : 'cannot be read',
    );
  return {
    applicationId: variables.read('BANK_APPLICATION_ID', parseApplicationId, ''),
    privateKey: variables.read('BANK_PRIVATE_KEY', parsePrivateKey, ''),
    countries: variables.read('BANK_COUNTRIES', parseCountries, []),
  };
}

function parseApplicationId(text: string): string {
  if (/^[\w.-]{1,128}$/.test(text)) return text;
  throw new InvalidValueError('must be the id that the bank gave the application');
}

/** Codes of ISO 3166-1 alpha-2. */
function parseCountries(text: string): string[] {
  const countries = text.split(',').map((country) => country.trim().toUpperCase());
  if (countries.every((country) => /^[A-Z]{2}$/.test(country))) return [...new Set(countries)];
  throw new InvalidValueError('must be countries of two letters, separated by commas, such as SK,CZ');
}

const pem = /^-----BEGIN (RSA )?PRIVATE KEY-----\s[A-Za-z\d+/=\s]+-----END \1?PRIVATE KEY-----$/;

/** In a variable `\n` may stand for the end of a line. */
function parsePrivateKey(text: string): string {
  const key = text.replaceAll('\\n', '\n').trim();
  if (pem.test(key)) return key;
  throw new InvalidValueError('must be an RSA private key in PEM, without a password');
}
