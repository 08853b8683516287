// The BFF on platforms that run functions, with nothing but what the web's standards give: `fetch`, WebCrypto, timers.
// Sessions are in their cookies alone.
import { createApp } from '../app.ts';
import { createFetchTransport } from '../bank/fetch-transport.ts';
import { startTimer } from '../bank/timers.ts';
import { ConfigError } from '../config/config-error.ts';
import { createLimits } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createCookies } from '../session/cookies.ts';
import { keepSessions } from '../session/keep-sessions.ts';
import { createPendingAuthorizations } from '../session/pending-authorizations.ts';
import { createSealedSessions } from '../session/sealed-sessions.ts';
import { answerMisconfigured } from './answer-misconfigured.ts';
import { explainMistakes } from './explain-mistakes.ts';
import { type FunctionConfig, parseFunctionConfig } from './function-config.ts';
import { createUnfinishedWork } from './unfinished-work.ts';

/** What the platform knows of a request besides the request. */
interface RequestContext {
  /** Keeps the function alive for work that outlives the answer, or the client. */
  waitUntil(work: Promise<unknown>): void;
  /** By which calls are limited; undefined where the platform does not say. */
  clientAddress: string | undefined;
}

export type WebHandler = (request: Request, context: RequestContext) => Promise<Response>;

/** Longer than a token call, the longest work that nobody may wait for any more. */
const settleLimitMs = 15_000;

/**
 * To be called in the first request: some platforms forbid random numbers and timers before. A configuration that cannot
 * be used is explained once, without values, and every request answered with a problem.
 */
export function createWebHandler(
  environment: Readonly<Record<string, unknown>>,
  fetchBank: (request: Request) => Promise<Response> = (request) => fetch(request),
): WebHandler {
  try {
    return serve(parseFunctionConfig(environment), fetchBank);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(explainMistakes(error));
    return answerMisconfigured;
  }
}

function serve(
  { config, keys }: FunctionConfig,
  fetchBank: (request: Request) => Promise<Response>,
): WebHandler {
  const now = Date.now;
  const work = createUnfinishedWork();
  const cookies = createCookies(config.appOrigin);
  const sealed = createSealedSessions({ keys, cookies, now });
  const app = createApp({
    config,
    store: null,
    instances: null,
    sessions: keepSessions(sealed, { cookies, idleMs: config.session.idleMs, now }),
    limits: createLimits(config.limits, { now }),
    pendingAuthorizations: createPendingAuthorizations({ keys, cookies, now }),
    transport: createFetchTransport(fetchBank),
    now,
    startTimer,
    waitUntil: work.add,
    random: Math.random,
    log: createLog({ level: config.logLevel, now, write: (line) => console.log(line) }),
  });
  return async (request, { waitUntil, clientAddress }) => {
    const answering = Promise.resolve(
      app.fetch(request, clientAddress === undefined ? {} : { clientAddress }),
    );
    // From the beginning: a platform may end a request with its client, and what runs for others with it.
    waitUntil(answering.then(() => work.settle(settleLimitMs)));
    return answering;
  };
}
