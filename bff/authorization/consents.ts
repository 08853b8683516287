// Consents from their beginning to their end, whatever kind of bank they are given at.
import type { Config } from '../config/config.ts';
import type { OAuthClientDependencies } from '../oauth/oauth-client.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { Sessions } from '../session/sessions.ts';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import type { Consent } from './authorization.ts';
import { type AuthorizationOf, createAuthorizations } from './authorizations.ts';
import { createConnect } from './connect.ts';
import { connectAlone } from './connect-alone.ts';
import { type ConnectOnce, connectOnce } from './connect-once.ts';
import { createEndConsent, type EndConsent } from './end-consent.ts';
import { createRefresh } from './refresh.ts';
import { createRunAlone } from './run-alone.ts';
import { createUnsavedTokens } from './unsaved-tokens.ts';

export interface Consents {
  authorizationOf: AuthorizationOf;
  connect: ConnectOnce;
  accessTokens: AccessTokens;
  endConsent: EndConsent;
}

export interface ConsentDependencies extends OAuthClientDependencies {
  config: Pick<Config, 'banks' | 'session'>;
  store: SessionStore | null;
  sessions: Sessions;
}

export function createConsents(given: ConsentDependencies): Consents {
  const { config, store, now, startTimer } = given;
  const authorizationOf = createAuthorizations(given);
  const endConsent = createEndConsent({ ...given, authorizationOf });
  const unsavedConsents = createUnsavedTokens<Consent>(startTimer);
  const runAlone = createRunAlone({ store, startTimer });
  const dependencies = { ...given, authorizationOf, endConsent, unsavedConsents, runAlone };
  const connect = connectAlone(createConnect(dependencies), dependencies);
  const refresh = createRefresh({ banks: config.banks, authorizationOf, now });
  const unsavedTokens = createUnsavedTokens(startTimer);
  return {
    authorizationOf,
    connect: connectOnce(connect, dependencies),
    accessTokens: createAccessTokens({ ...dependencies, refresh, unsavedTokens }),
    endConsent,
  };
}
