import type { Context } from 'hono';
import type { Bank } from '../bank.ts';
import type { Consent } from '../grants/consents.ts';
import { ApiError } from './api-error.ts';

/** The consent that the access token stands for. Throws 401 for the token, 403 for the consent. (RFC 6750 §2.1) */
export function requireConsent({ tokens }: Bank, c: Context): Consent {
  const accessToken = /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  if (accessToken === undefined) throw new ApiError(401, 'TOKEN_INVALID', 'A bearer token is required');
  const reading = tokens.readAccessToken(accessToken);
  switch (reading.status) {
    case 'unknown':
      throw new ApiError(401, 'TOKEN_UNKNOWN', 'The access token is not known');
    case 'expired':
      throw new ApiError(401, 'TOKEN_EXPIRED', 'The access token has expired');
    case 'revoked':
      throw new ApiError(401, 'TOKEN_INVALID', 'The access token is no longer valid');
    case 'valid':
      return requireValid(reading.consent);
  }
}

function requireValid(consent: Consent): Consent {
  if (consent.status === 'withdrawn') {
    throw new ApiError(403, 'NO_AUTHORIZATION', 'There is no valid consent for this client');
  }
  return consent;
}
