// The whole BFF as one web-standard application; `bff/runtimes/` puts it on a server.
import { Hono, type MiddlewareHandler } from 'hono';
import type { Config } from './config/config.ts';
import type { Log } from './log.ts';
import { answerHeaders } from './middleware/answer-headers.ts';
import type { AppEnv } from './middleware/app-env.ts';
import { requireFirstParty } from './middleware/first-party.ts';
import { checkBody } from './middleware/json-body.ts';
import { answerProblem } from './middleware/problem-answer.ts';
import { requestLog } from './middleware/request-log.ts';
import { Problem } from './problem.ts';
import { bankRoutes } from './routes/banks.ts';
import { healthRoutes } from './routes/health.ts';
import { logoutRoutes } from './routes/logout.ts';
import { sessionRoutes } from './routes/session.ts';
import type { SessionStore } from './session/session-store.ts';
import type { Sessions } from './session/sessions.ts';

export interface AppDependencies {
  config: Config;
  store: SessionStore;
  sessions: Sessions;
  now: () => number;
  log: Log;
}

export function createApp(dependencies: AppDependencies): Hono<AppEnv> {
  const { config, log, now } = dependencies;
  const app = new Hono<AppEnv>();
  app.onError(answerProblem);
  app.notFound(() => {
    throw new Problem('not_found');
  });
  app.use('*', answerHeaders(config.appOrigin), requestLog(log, now));
  mount(app, [healthRoutes(dependencies)], []);
  mount(
    app,
    [sessionRoutes(dependencies), logoutRoutes(dependencies), bankRoutes(dependencies)],
    [requireFirstParty(config.appOrigin), checkBody],
  );
  return app;
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
