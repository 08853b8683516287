// The whole BFF as one web-standard application; `bff/runtimes/` puts it on a server.
import { Hono, type MiddlewareHandler } from 'hono';
import { createConsents } from './authorization/consents.ts';
import type { Instances } from './authorization/instances.ts';
import { createRelay } from './authorization/relay.ts';
import { createBankReader } from './bank/bank-reader.ts';
import type { StartTimer } from './bank/timers.ts';
import type { BankTransport } from './bank/transport.ts';
import type { Config, LimitName } from './config/config.ts';
import type { Limits } from './limits/limits.ts';
import type { Log } from './log.ts';
import { answerHeaders } from './middleware/answer-headers.ts';
import type { AppEnv } from './middleware/app-env.ts';
import { carrySession } from './middleware/carry-session.ts';
import { runChecks } from './middleware/checks.ts';
import { requireFirstParty } from './middleware/first-party.ts';
import { boundUnreadBody, checkBody } from './middleware/json-body.ts';
import { createCountCall, type LimitCalls, limitByAddress, limitFirst } from './middleware/limits.ts';
import { answerProblem } from './middleware/problem-answer.ts';
import { countRefusals } from './middleware/refusals.ts';
import { requestLog } from './middleware/request-log.ts';
import { Problem } from './problem.ts';
import { accountRoutes } from './routes/accounts.ts';
import { bankRoutes } from './routes/banks.ts';
import { callbackRoutes } from './routes/callback.ts';
import { connectionRoutes } from './routes/connections.ts';
import { healthRoutes } from './routes/health.ts';
import { institutionRoutes } from './routes/institutions.ts';
import { loginRoutes } from './routes/login.ts';
import { logoutRoutes } from './routes/logout.ts';
import { mount } from './routes/mount.ts';
import { sessionRoutes } from './routes/session.ts';
import type { PendingAuthorizations } from './session/pending-authorizations.ts';
import type { SessionStore } from './session/session-store.ts';
import type { Sessions } from './session/sessions.ts';

export interface AppDependencies {
  config: Config;
  /** Null where sessions are in their cookies alone. */
  store: SessionStore | null;
  /** Over the same store, and null where there is none. */
  instances: Instances | null;
  sessions: Sessions;
  limits: Limits;
  pendingAuthorizations: PendingAuthorizations;
  transport: BankTransport;
  now: () => number;
  startTimer: StartTimer;
  /** Takes what must come to its end even when nobody waits for it any more. */
  waitUntil: (work: Promise<unknown>) => void;
  /** From 0 to 1, for the jitter of retries. */
  random: () => number;
  log: Log;
  /** Stands around every request, where somebody watches. */
  around?: MiddlewareHandler<AppEnv> | null;
}

export function createApp(dependencies: AppDependencies): Hono<AppEnv> {
  const { config, log, now, sessions, store } = dependencies;
  const app = new Hono<AppEnv>();
  const limit = (name: LimitName) =>
    limitByAddress(createCountCall(name, dependencies), config.trustedProxies);
  const limitSession = limit('session');
  const refuse = countRefusals(limit('refused'), answerProblem);
  app.onError(refuse);
  app.notFound((c) => refuse(new Problem('not_found'), c));
  if (dependencies.around) app.use('*', dependencies.around);
  app.use('*', answerHeaders(config.appOrigin, requestLog(log, now)));
  mount(app, [healthRoutes(dependencies)], []);

  const check = runChecks(requireFirstParty(config.appOrigin), checkBody);
  const carry = store === null ? [carrySession(sessions)] : [];
  const { signIn, data, signOut, rest } = createRoutes(dependencies, limitSession);
  // Calls are counted behind the checks: no foreign page can use up what its visitors may call.
  mount(app, signIn, [check, limitFirst(limit('signIn')), ...carry]);
  mount(app, data, [check, ...carry]);
  mount(app, signOut, [check, boundUnreadBody, ...carry]);
  mount(app, rest, [check, limitFirst(limitSession), boundUnreadBody, ...carry]);
  return app;
}

/**
 * By what limits them: reads of data count for their session, all others for the client's address. A session ends once,
 * which nobody else's calls may hinder.
 */
function createRoutes(
  dependencies: AppDependencies,
  limitStrangers: LimitCalls,
): Record<'signIn' | 'data' | 'signOut' | 'rest', Hono<AppEnv>[]> {
  const consents = createConsents(dependencies);
  const reader = createBankReader(dependencies);
  const relay = createRelay({ banks: dependencies.config.banks, ...consents, reader });
  const countRead = createCountCall('data', dependencies);
  const withConsents = { ...dependencies, ...consents };
  return {
    signIn: [loginRoutes, callbackRoutes, institutionRoutes].map((build) => build(withConsents)),
    data: [accountRoutes({ ...dependencies, relay, countRead })],
    signOut: [logoutRoutes({ ...dependencies, limitStrangers })],
    rest: [sessionRoutes, bankRoutes, connectionRoutes].map((build) => build(withConsents)),
  };
}
