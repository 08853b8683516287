// The whole BFF as one web-standard application; `bff/runtimes/` puts it on a server.
import { Hono, type MiddlewareHandler } from 'hono';
import { createBankReader } from './bank/bank-reader.ts';
import { createRelay } from './bank/relay.ts';
import type { StartTimer } from './bank/timers.ts';
import type { BankTransport } from './bank/transport.ts';
import type { Config, LimitName } from './config/config.ts';
import type { Limits } from './limits/limits.ts';
import type { Log } from './log.ts';
import { answerHeaders } from './middleware/answer-headers.ts';
import type { AppEnv } from './middleware/app-env.ts';
import { carrySession } from './middleware/carry-session.ts';
import { requireFirstParty } from './middleware/first-party.ts';
import { checkBody } from './middleware/json-body.ts';
import { createCountCall, limitByAddress } from './middleware/limits.ts';
import { answerProblem } from './middleware/problem-answer.ts';
import { requestLog } from './middleware/request-log.ts';
import { createAccessTokens } from './oauth/access-tokens.ts';
import { authorizationRequests } from './oauth/authorization-request.ts';
import { createReadServer } from './oauth/authorization-servers.ts';
import { createConnect } from './oauth/connect.ts';
import { connectAlone } from './oauth/connect-alone.ts';
import { connectOnce } from './oauth/connect-once.ts';
import { createPushAuthorizationRequest } from './oauth/pushed-authorization-request.ts';
import { createRefresh } from './oauth/refresh.ts';
import { createRunAlone } from './oauth/run-alone.ts';
import { createServerDiscovery } from './oauth/server-metadata.ts';
import { createTokenEndpoint } from './oauth/token-endpoint.ts';
import { createUnsavedTokens } from './oauth/unsaved-tokens.ts';
import { Problem } from './problem.ts';
import { accountRoutes } from './routes/accounts.ts';
import { bankRoutes } from './routes/banks.ts';
import { callbackRoutes } from './routes/callback.ts';
import { connectionRoutes } from './routes/connections.ts';
import { healthRoutes } from './routes/health.ts';
import { loginRoutes } from './routes/login.ts';
import { logoutRoutes } from './routes/logout.ts';
import { sessionRoutes } from './routes/session.ts';
import type { PendingAuthorizations } from './session/pending-authorizations.ts';
import type { SessionStore } from './session/session-store.ts';
import type { Sessions } from './session/sessions.ts';

export interface AppDependencies {
  config: Config;
  /** Null where sessions are in their cookies alone. */
  store: SessionStore | null;
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
  const { config, log, now, sessions } = dependencies;
  const app = new Hono<AppEnv>();
  app.onError(answerProblem);
  app.notFound((c) => answerProblem(new Problem('not_found'), c));
  if (dependencies.around) app.use('*', dependencies.around);
  app.use('*', answerHeaders(config.appOrigin), requestLog(log, now));
  mount(app, [healthRoutes(dependencies)], []);
  const { signIn, data } = createBankRoutes(dependencies);
  const rest = [sessionRoutes, logoutRoutes, bankRoutes, connectionRoutes].map((build) =>
    build(dependencies),
  );
  const guards = [requireFirstParty(config.appOrigin), checkBody];
  const carry = carrySession(sessions);
  // Calls are counted behind the guards: no foreign page can use up what its visitors may call.
  const limit = (name: LimitName) =>
    limitByAddress(createCountCall(name, dependencies), config.trustedProxies);
  mount(app, signIn, [...guards, limit('signIn'), carry]);
  mount(app, data, [...guards, carry]);
  mount(app, rest, [...guards, limit('session'), carry]);
  return app;
}

/** The routes that speak with a bank; each read counts for its session. */
function createBankRoutes(dependencies: AppDependencies): Record<'signIn' | 'data', Hono<AppEnv>[]> {
  const { config, now, store, startTimer } = dependencies;
  const { banks } = config;
  const readServer = createReadServer({ ...dependencies, discover: createServerDiscovery(dependencies) });
  const push = createPushAuthorizationRequest(dependencies);
  const createAuthorizationRequest = authorizationRequests({ readServer, push });
  const tokenEndpoint = createTokenEndpoint({ ...dependencies, readServer });
  const unsavedTokens = createUnsavedTokens(startTimer);
  const runAlone = createRunAlone({ leases: store?.leases ?? null, startTimer });
  const connect = createConnect({ ...dependencies, tokenEndpoint, unsavedTokens });
  const exchangeAlone = connectAlone(connect, { ...dependencies, runAlone });
  const refresh = createRefresh({ banks, tokenEndpoint, now });
  const accessTokens = createAccessTokens({ ...dependencies, refresh, runAlone, unsavedTokens });
  const relay = createRelay({ banks, accessTokens, reader: createBankReader(dependencies) });
  const countRead = createCountCall('data', dependencies);
  return {
    signIn: [
      loginRoutes({ ...dependencies, createAuthorizationRequest }),
      callbackRoutes({ ...dependencies, readServer, connect: connectOnce(exchangeAlone, dependencies) }),
    ],
    data: [accountRoutes({ ...dependencies, relay, countRead })],
  };
}

/** Guards stand before the known paths alone: what is not there at all is `not_found` to everybody. */
function mount(
  app: Hono<AppEnv>,
  parts: readonly Hono<AppEnv>[],
  guards: readonly MiddlewareHandler<AppEnv>[],
) {
  const methodsOf = Map.groupBy(
    parts.flatMap(({ routes }) => routes),
    ({ path }) => path,
  );
  for (const path of methodsOf.keys()) app.use(path, ...guards);
  for (const part of parts) app.route('/', part);
  for (const [path, routes] of methodsOf) app.all(path, refuseMethod(routes.map(({ method }) => method)));
}

/** (RFC 9110 §15.5.6) */
function refuseMethod(allowed: readonly string[]): MiddlewareHandler<AppEnv> {
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return (c) => {
    c.header('Allow', allow);
    throw new Problem('method_not_allowed');
  };
}
