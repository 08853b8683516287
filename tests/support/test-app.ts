// The whole BFF and the sandbox bank in one process, over one clock: what every test of the BFF and of the screens runs
// against. Nothing of the product is replaced but the network between the two, and time.
import { createApp } from '../../bff/app.ts';
import { createInstances } from '../../bff/authorization/instances.ts';
import { createFetchTransport } from '../../bff/bank/fetch-transport.ts';
import type { BankTransport } from '../../bff/bank/transport.ts';
import { decodeByZlib } from '../../bff/bank/zlib-decoding.ts';
import type { BankConfig, Config, OAuthBank, SessionBank } from '../../bff/config/config.ts';
import { parseConfig } from '../../bff/config/parse-config.ts';
import type { Environment } from '../../bff/config/variables.ts';
import { createLimits } from '../../bff/limits/limits.ts';
import { createLog, type LogObserver } from '../../bff/log.ts';
import {
  createSandboxBank,
  type SandboxBank,
  type SandboxOptions,
  sandboxClient,
} from '../../bff/sandbox/sandbox-bank.ts';
import { type Bytes, formatBase64Url, randomBytes } from '../../bff/session/bytes.ts';
import { createCookies } from '../../bff/session/cookies.ts';
import { createPendingAuthorizations } from '../../bff/session/pending-authorizations.ts';
import type { SessionStore } from '../../bff/session/session-store.ts';
import type { Sessions } from '../../bff/session/sessions.ts';
import { openSqliteSessionStore } from '../../bff/session/sqlite-session-store.ts';
import { createSessions } from './create-sessions.ts';
import { requireOAuthBank } from './oauth-bank.ts';
import { createTestBrowser, type TestBrowser } from './test-browser.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { parseEntries, severalBanks } from './two-banks.ts';

type FetchBank = (request: Request) => Response | Promise<Response>;

type TestClient = Pick<OAuthBank, 'clientId' | 'clientSecret'> &
  Partial<Pick<OAuthBank, 'clientAuthentication'>>;

export interface TestAppOptions extends Pick<SandboxOptions, 'lifetimes' | 'application'> {
  environment?: Environment;
  /** The entries of several banks: each is a sandbox bank at its origin. */
  banks?: readonly object[];
  /** The application, as the bank and the BFF know it. */
  client?: TestClient;
  /** What differs from that configuration. */
  bank?: Partial<OAuthBank> | SessionBank;
  session?: Partial<Config['session']>;
  /** Nothing is limited unless it is said here. */
  limits?: Partial<Config['limits']>;
  trustedProxies?: Config['trustedProxies'];
  appOrigin?: string;
  /** Stands between the BFF and the bank. */
  intercept?: (request: Request, sandbox: FetchBank) => Response | Promise<Response>;
  /** Instead of the way to the sandbox bank in this process. */
  transport?: BankTransport;
  clock?: TestClock;
  /** Those that another instance has. */
  keys?: readonly Bytes[];
  /** Counts what the log is told. */
  observe?: LogObserver;
}

/** With a store or without. */
export interface TestAppOver {
  app: ReturnType<typeof createApp>;
  config: Config;
  clock: TestClock;
  sessions: Sessions;
  levers: SandboxBank['levers'];
  /** Of the bank at this origin, where there are several. */
  leversAt(origin: string): SandboxBank['levers'];
  /** Every request that the BFF made to the bank. */
  bankRequests: Request[];
  /** What the log wrote, line by line. */
  logLines: string[];
  /** A browser with a cookie jar of its own. */
  browser(): TestBrowser;
  /** The sandbox bank's own pages, as a browser reaches them. */
  fetchBank: FetchBank;
  close(): Promise<void>;
}

export interface TestApp extends TestAppOver {
  store: SessionStore;
}

const startAt = Date.UTC(2026, 2, 16, 9, 30);

export function createTestApp(options: TestAppOptions = {}): TestApp {
  const { clock = createTestClock(startAt) } = options;
  const store = openSqliteSessionStore(':memory:', clock.now);
  return { ...createTestAppOver(store, { ...options, clock }), store };
}

/** `store` is null where sessions are in their cookies alone. */
export function createTestAppOver(store: SessionStore | null, options: TestAppOptions = {}): TestAppOver {
  const { clock = createTestClock(startAt), intercept, keys = [randomBytes(32)] } = options;
  const { now, startTimer } = clock;
  const config = buildConfig(options);
  const sandboxes = Map.groupBy(config.banks, ({ baseUrl }) => new URL(baseUrl).origin)
    .entries()
    .map(([origin, banks]) => createSandbox(origin, banks, { ...options, now }))
    .toArray();
  const sandboxAt = (origin: string) => {
    const [first] = sandboxes;
    const found = sandboxes.find(({ baseUrl }) => new URL(baseUrl).origin === origin) ?? first;
    if (found === undefined) throw new Error('There is no bank');
    return found;
  };
  const fetchBank: FetchBank = (request) => sandboxAt(new URL(request.url).origin).app.fetch(request);
  const bankRequests: Request[] = [];
  const logLines: string[] = [];

  const viaProcess = createFetchTransport((request) => {
    bankRequests.push(request.clone());
    return intercept ? intercept(request, fetchBank) : fetchBank(request);
  }, decodeByZlib);
  const cookies = createCookies(config.appOrigin);
  const sessions = createSessions({ store, keys, cookies, idleMs: config.session.idleMs, now });
  const app = createApp({
    config,
    store,
    instances: store && createInstances({ store, sessions, startTimer, now }),
    sessions,
    limits: createLimits(config.limits, { now }),
    pendingAuthorizations: createPendingAuthorizations({ keys, cookies, now }),
    transport: options.transport ?? viaProcess,
    now,
    startTimer,
    waitUntil: () => {},
    random: () => 0.5,
    log: createLog({
      level: 'debug',
      now,
      write: (line) => void logLines.push(line),
      observe: options.observe,
    }),
  });
  return {
    app,
    config,
    clock,
    sessions,
    levers: sandboxAt('').levers,
    leversAt: (origin) => sandboxAt(origin).levers,
    bankRequests,
    logLines,
    browser: () => createTestBrowser({ app, fetchBank, appOrigin: config.appOrigin, now }),
    fetchBank,
    close: async () => store?.close(),
  };
}

function createSandbox(
  origin: string,
  banks: readonly BankConfig[],
  options: TestAppOptions & { now: () => number },
): SandboxBank {
  const redirectUris = banks.map(({ redirectUri }) => redirectUri);
  const [client] = options.banks ? banks : [];
  return createSandboxBank({
    ...(client && 'clientId' in client && { client: pickClient(client) }),
    ...options,
    origin,
    redirectUris,
  });
}

const pickClient = ({ clientId, clientSecret, usage }: OAuthBank) => ({ clientId, clientSecret, usage });

/** What a public origin does not start without. */
const publicEnvironment = {
  SESSION_KEYS: formatBase64Url(randomBytes(32)),
  BANK_BASE_URL: 'https://bank.example/premium/sandbox',
  OAUTH_CLIENT_ID: sandboxClient.clientId,
  OAUTH_CLIENT_SECRET: sandboxClient.clientSecret,
};

function buildConfig(options: TestAppOptions): Config {
  const {
    environment,
    banks,
    appOrigin = 'http://localhost:5173',
    bank,
    session,
    client,
    limits,
    trustedProxies,
  } = options;
  const isPublic = appOrigin.startsWith('https:');
  const single = { APP_ORIGIN: appOrigin, ...(isPublic && publicEnvironment), ...environment };
  const several = { APP_ORIGIN: appOrigin, ...severalBanks, ...environment };
  const config = banks ? parseConfig(several, parseEntries(...banks)) : parseConfig(single);
  const [, ...others] = config.banks;
  return {
    ...config,
    banks: [
      bank && 'applicationId' in bank ? bank : { ...requireOAuthBank(config), ...client, ...bank },
      ...others,
    ],
    session: { ...config.session, ...session },
    limits: { data: null, signIn: null, session: null, refused: null, ...limits },
    trustedProxies: trustedProxies ?? [],
  };
}
