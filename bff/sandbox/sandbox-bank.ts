// The door of the sandbox bank: another institution on another site, with people, money and failures of its own.
import { Hono } from 'hono';
import { sandboxPeople } from './accounts/people/sandbox-people.ts';
import { createAggregatorRoutes } from './aggregator/routes.ts';
import { createAggregatorSessions } from './aggregator/sessions.ts';
import { createConsentApiRoutes } from './api/consent-routes.ts';
import { createCurrentDataRoutes } from './api/current-data-routes.ts';
import { createDataRoutes } from './api/data-routes.ts';
import type { Bank } from './bank.ts';
import { createBankClock } from './bank-clock.ts';
import { createAuthorizationCodes } from './grants/authorization-codes.ts';
import { createConsentRequests } from './grants/consent-requests.ts';
import { createConsents } from './grants/consents.ts';
import { createTokens } from './grants/tokens.ts';
import { createHabitSwitches } from './habits/habit-switches.ts';
import { createDisturbances } from './levers/disturbances.ts';
import { createJournal } from './levers/journal.ts';
import { createLeverRoutes } from './levers/lever-routes.ts';
import { createLevers, type Levers } from './levers/levers.ts';
import { createQuirks } from './levers/quirks.ts';
import { createAuthorizeRoutes } from './oauth/authorize-routes.ts';
import { createConsentRoutes } from './oauth/consent-routes.ts';
import { createInteractions } from './oauth/interactions.ts';
import { createLoginRoutes } from './oauth/login-routes.ts';
import { createTokenRoutes } from './oauth/token-routes.ts';
import { createAssetRoutes } from './pages/asset-routes.ts';
import {
  aggregatorPath,
  authPath,
  basePath,
  type SandboxApplication,
  type SandboxClient,
  type SandboxLifetimes,
  type SandboxSettings,
} from './settings.ts';

export interface SandboxOptions {
  /** The bank's own site, such as `http://127.0.0.1:5174`. */
  origin: string;
  /** Registered redirect URIs, compared byte by byte. */
  redirectUris: readonly string[];
  /** Milliseconds since the epoch; default `Date.now`. */
  now?: () => number;
  client?: Pick<SandboxClient, 'clientId' | 'clientSecret'> & Partial<SandboxClient>;
  lifetimes?: Partial<SandboxLifetimes>;
  application?: SandboxApplication;
}

export interface SandboxBank {
  app: Hono;
  levers: Levers;
  /** The base of the OAuth and data endpoints: the origin and `/premium/sandbox`. */
  baseUrl: string;
}

/** The application's credentials at the sandbox bank. They open nothing but invented data, and are no secret. */
export const sandboxClient = {
  clientId: 'konto-sandbox',
  clientSecret: 'not-a-secret-in-the-sandbox',
} as const;

/** A third party's, which may prove itself in a header or in the body. */
export const sandboxThirdParty = {
  clientId: 'konto-sandbox-tpp',
  clientSecret: 'not-a-secret-in-the-sandbox',
} as const;

/** Who can sign in at the sandbox bank; its login page shows them too. */
export const sandboxUsers: readonly { username: string; password: string; name: string }[] =
  sandboxPeople.map(({ username, password, name }) => ({ username, password, name }));

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const defaultLifetimes: SandboxLifetimes = {
  authorizationCodeMs: 5 * minuteMs,
  accessTokenMs: 90 * dayMs,
  refreshTokenMs: 180 * dayMs,
  consentMs: 180 * dayMs,
};

/** A whole bank in memory: nothing is kept when it goes. */
export function createSandboxBank(options: SandboxOptions): SandboxBank {
  const bank = createBank(buildSettings(options), options.now ?? Date.now);
  const levers = createLevers(bank);
  const app = new Hono();
  app.notFound((c) => c.body(null, 404));
  app.route(authPath, createAssetRoutes());
  app.route(authPath, createLoginRoutes(bank));
  app.route(authPath, createConsentRoutes(bank));
  app.route(`${authPath}/oauth/v2`, createAuthorizeRoutes(bank));
  app.route(`${authPath}/oauth/v2`, createTokenRoutes(bank));
  app.route(basePath, createConsentApiRoutes(bank));
  app.route(`${basePath}/v1`, createDataRoutes(bank));
  app.route(basePath, createCurrentDataRoutes(bank));
  app.route(aggregatorPath, createAggregatorRoutes(bank));
  app.route('/levers', createLeverRoutes(levers));
  return { app, levers, baseUrl: bank.settings.baseUrl };
}

const buildSettings = ({
  origin,
  redirectUris,
  client,
  lifetimes,
  application,
}: SandboxOptions): SandboxSettings => ({
  origin,
  baseUrl: origin + basePath,
  redirectUris,
  clients: [
    { ...sandboxClient, clientAuthentication: 'basic-raw', usage: 'final-consumer', ...client },
    { ...sandboxThirdParty, clientAuthentication: 'any', usage: 'tpp' },
  ],
  application: application ?? null,
  lifetimes: { ...defaultLifetimes, ...lifetimes },
});

function createBank(settings: SandboxSettings, now: () => number): Bank {
  const clock = createBankClock(now);
  return {
    settings,
    clock,
    consents: createConsents(clock.now),
    consentRequests: createConsentRequests(clock.now),
    codes: createAuthorizationCodes(clock.now, settings.lifetimes.authorizationCodeMs),
    tokens: createTokens(clock.now, settings.lifetimes),
    interactions: createInteractions(clock.now),
    aggregatorSessions: createAggregatorSessions(clock.now),
    habits: createHabitSwitches(),
    journal: createJournal(),
    disturbances: createDisturbances(),
    quirks: createQuirks(),
  };
}
