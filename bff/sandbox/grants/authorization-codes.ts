import { createRandomId } from '../random-id.ts';
import type { Consent } from './consents.ts';

/** What a code was issued for; all of it must be proved again to redeem it. */
interface CodeBinding {
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
}

interface IssuedCode extends CodeBinding {
  consent: Consent;
  expiresAt: number;
  redeemed: boolean;
}

export interface AuthorizationCodes {
  issue: (consent: Consent, binding: CodeBinding) => string;
  /** The consent behind the code, or null where the token endpoint must say `invalid_grant`. */
  redeem: (code: string, binding: CodeBinding) => Consent | null;
  /** For an application that proves itself otherwise, and is told nothing of the rest. */
  bindingOf: (code: string) => CodeBinding | null;
  issued: () => readonly string[];
  reset: () => void;
}

export function createAuthorizationCodes(now: () => number, lifetimeMs: number): AuthorizationCodes {
  const codes = new Map<string, IssuedCode>();
  return {
    issue: (consent, binding) => {
      const code = createRandomId();
      codes.set(code, { ...binding, consent, expiresAt: now() + lifetimeMs, redeemed: false });
      return code;
    },
    redeem: (code, { clientId, redirectUri, codeChallenge }) => {
      const found = codes.get(code);
      if (!found) return null;
      if (found.redeemed) return revokeAfterReuse(found);
      if (now() >= found.expiresAt) return null;
      if (found.clientId !== clientId || found.redirectUri !== redirectUri) return null;
      if (found.codeChallenge !== codeChallenge) return null;
      found.redeemed = true;
      return found.consent;
    },
    bindingOf: (code) => codes.get(code) ?? null,
    issued: () => [...codes.keys()],
    reset: () => codes.clear(),
  };
}

/** A code seen twice may have been stolen: what was issued for it dies. (RFC 6749 §4.1.2) */
function revokeAfterReuse({ consent }: IssuedCode): null {
  consent.status = 'revoked';
  return null;
}
