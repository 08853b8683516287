import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../bff/config/parse-config.ts';
import {
  parseAuthorizationResponse,
  requireAuthorizationCode,
} from '../../../bff/oauth/authorization-response.ts';
import { Problem } from '../../../bff/problem.ts';

const [bank] = parseConfig({}).banks;
const readCode = (query: string) => requireAuthorizationCode(parseAuthorizationResponse(query), bank);

function refusal(query: string): string {
  try {
    readCode(query);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('an authorization response', () => {
  test.each(['code=c-1&state=s-1', '?code=c-1&state=s-1', 'state=s-1&session_state=x&code=c-1'])(
    'grants its code: %s',
    (query) => {
      expect(parseAuthorizationResponse(query).state).toBe('s-1');
      expect(readCode(query)).toBe('c-1');
    },
  );

  test.each([
    '',
    'code=c-1',
    'state=s-1',
    'code=&state=s-1',
    'code=c-1&state=',
    'code=c-1&code=c-2&state=s-1',
    'code=c-1&state=s-1&state=s-1',
    'code=c-1&state=s-1&error=access_denied',
    'error=access_denied&error=server_error&state=s-1',
    'code=c-1&state=s-1&iss=a&iss=a',
    'error=access_denied',
  ])('B6: %j is malformed', (query) => {
    expect(refusal(query)).toBe('authorization_failed');
  });

  test('B6: the issuer, where it is named, is the bank', () => {
    const from = (issuer: string) => `code=c-1&state=s-1&iss=${encodeURIComponent(issuer)}`;
    expect(readCode(from(bank.baseUrl))).toBe('c-1');
    expect(readCode(from(new URL(bank.authorizeUrl).origin))).toBe('c-1');
    for (const issuer of ['https://evil.example', `${bank.baseUrl}/`, `${bank.baseUrl}.evil.example`, '']) {
      expect(refusal(from(issuer))).toBe('authorization_failed');
    }
  });

  test('B7: a refusal is told from every other error, by its code alone', () => {
    expect(refusal('error=access_denied&error_description=%3Cb%3E&state=s-1')).toBe('authorization_denied');
    expect(refusal('error=server_error&state=s-1')).toBe('authorization_failed');
    expect(refusal('error=%3Cscript%3E&state=s-1')).toBe('authorization_failed');
  });

  test('B6: the error of somebody else is no refusal', () => {
    expect(refusal('error=access_denied&state=s-1&iss=https://evil.example')).toBe('authorization_failed');
  });
});
