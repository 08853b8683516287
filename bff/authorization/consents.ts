// Consents from their beginning to their end, whatever kind of bank they are given at.
import type { Config } from '../config/config.ts';
import type { OAuthClientDependencies } from '../oauth/oauth-client.ts';
import type { Sessions } from '../session/sessions.ts';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import type { Consent } from './authorization.ts';
import { type AuthorizationOf, createAuthorizations } from './authorizations.ts';
import { createConnect } from './connect.ts';
import { type ConnectOnce, connectOnce } from './connect-once.ts';
import { createEndConsent, type EndConsent } from './end-consent.ts';
import type { Instances } from './instances.ts';
import { createRefresh } from './refresh.ts';
import type { RunAlone } from './run-alone.ts';
import { createUnsavedTokens } from './unsaved-tokens.ts';

export interface Consents {
  authorizationOf: AuthorizationOf;
  connect: ConnectOnce;
  accessTokens: AccessTokens;
  endConsent: EndConsent;
}

export interface ConsentDependencies extends OAuthClientDependencies {
  config: Pick<Config, 'banks' | 'session'>;
  /** Null where the browser keeps everything. */
  instances: Instances | null;
  sessions: Sessions;
}

export function createConsents(given: ConsentDependencies): Consents {
  const { instances, now, startTimer } = given;
  const authorizationOf = createAuthorizations(given);
  const endConsent = createEndConsent({ ...given, authorizationOf });
  const unsavedConsents = createUnsavedTokens<Consent>(startTimer);
  const runAlone = instances?.runAlone ?? justRun;
  const dependencies = { ...given, authorizationOf, endConsent, unsavedConsents, runAlone };
  const connectHere = createConnect(dependencies);
  const connect = instances?.connectAlone(connectHere, unsavedConsents) ?? connectHere;
  const refresh = createRefresh({ authorizationOf, now });
  const unsavedTokens = createUnsavedTokens(startTimer);
  return {
    authorizationOf,
    connect: connectOnce(connect, dependencies),
    accessTokens: createAccessTokens({ ...dependencies, refresh, unsavedTokens }),
    endConsent,
  };
}

const justRun: RunAlone = (_name, task) => task(async () => {});
