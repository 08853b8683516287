import { describe, expect, test } from 'vitest';
import {
  parseAuthorizationResponse,
  requireAuthorizationCode,
} from '../../../bff/oauth/authorization-response.ts';
import type { ServerMetadata } from '../../../bff/oauth/server-metadata.ts';
import { Problem } from '../../../bff/problem.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';

const bank = configureOAuthBank();
const origin = new URL(bank.baseUrl).origin;
const configured: ServerMetadata = {
  issuer: bank.baseUrl,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
};
const readCode = (query: string) =>
  requireAuthorizationCode(parseAuthorizationResponse(query), bank, configured);

/** With the issuer that is configured, whose metadata says whether it names itself. */
const readNamedCode = (query: string, announces: boolean) => {
  const issuer = 'https://bank.example/tenant/';
  const server = { ...configured, issuer, authorization_response_iss_parameter_supported: announces };
  const response = parseAuthorizationResponse(query);
  return requireAuthorizationCode(response, { ...bank, authorizationServer: { issuer } }, server);
};

function refusal(query: string, read = readCode): string {
  try {
    read(query);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('an authorization response', () => {
  test('C21: a refusal that names no request is a refusal', () => {
    expect(() => parseAuthorizationResponse('error=access_denied')).toThrow(
      expect.objectContaining({ code: 'authorization_denied' }),
    );
  });

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
    'error=server_error',
  ])('B6: %j is malformed', (query) => {
    expect(refusal(query)).toBe('authorization_failed');
  });

  test('B6: the issuer, where it is named, is the bank', () => {
    const from = (issuer: string) => `code=c-1&state=s-1&iss=${encodeURIComponent(issuer)}`;
    expect(readCode(from(bank.baseUrl))).toBe('c-1');
    expect(readCode(from(origin))).toBe('c-1');
    for (const issuer of ['https://evil.example', `${bank.baseUrl}/`, `${bank.baseUrl}.evil.example`, '']) {
      expect(refusal(from(issuer))).toBe('authorization_failed');
    }
  });

  test('B6: where an issuer is configured, it is the only one, byte by byte', () => {
    for (const announces of [true, false]) {
      const read = (query: string) => readNamedCode(query, announces);
      expect(read('code=c-1&state=s-1&iss=https://bank.example/tenant/')).toBe('c-1');
      for (const issuer of [
        'https://bank.example/tenant',
        'https://bank.example',
        'HTTPS://bank.example/tenant/',
        bank.baseUrl,
        origin,
        '',
      ])
        expect(refusal(`code=c-1&state=s-1&iss=${issuer}`, read), issuer).toBe('authorization_failed');
    }
  });

  test('B6: a server that says it names itself has to, in a refusal too', () => {
    const read = (query: string) => readNamedCode(query, true);
    expect(refusal('code=c-1&state=s-1', read)).toBe('authorization_failed');
    expect(refusal('error=access_denied&state=s-1', read)).toBe('authorization_failed');
    expect(readNamedCode('code=c-1&state=s-1', false)).toBe('c-1');
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
