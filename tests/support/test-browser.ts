import * as v from 'valibot';
import { endpoints, firstPartyHeader } from '../../shared/endpoints.ts';
import {
  type CallbackAnswer,
  callbackAnswerSchema,
  type LoginRequest,
  loginAnswerSchema,
  type SessionView,
  sessionViewSchema,
} from '../../shared/session-view.ts';
import { type CookieJar, createCookieJar } from './cookie-jar.ts';
import { consentAtSandbox } from './sandbox-sign-in.ts';

export interface ConsentChoice {
  username?: string;
  decision?: 'allow' | 'refuse';
  accounts?: readonly string[];
}

/** A browser on the application's page: its cookies, and requests as its script sends them. */
export interface TestBrowser {
  cookies: CookieJar;
  /** Takes paths such as `/bff/session`; headers that are given replace the browser's own, null leaves one out. */
  fetch(path: string, init?: TestRequest): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  session(): Promise<SessionView>;
  /** The address at the bank, to which the browser would be sent. */
  login(wish?: LoginRequest): Promise<string>;
  /** Goes through the bank's pages; answers the query string with which the browser comes back. */
  consent(authorizationUrl: string, choice?: ConsentChoice): Promise<string>;
  /** `path` is that of the page to which the bank has sent the browser. */
  callback(response: string, path?: string): Promise<Response>;
  /** All of it, from Connect to the accounts. */
  connect(options?: ConsentChoice & LoginRequest): Promise<CallbackAnswer>;
}

export interface TestRequest {
  method?: string;
  headers?: Readonly<Record<string, string | null>>;
  body?: string;
  signal?: AbortSignal;
}

export interface TestBrowserDependencies {
  app: { fetch(request: Request): Response | Promise<Response> };
  fetchBank: (request: Request) => Response | Promise<Response>;
  appOrigin: string;
  now: () => number;
}

export function createTestBrowser({ app, fetchBank, appOrigin, now }: TestBrowserDependencies): TestBrowser {
  const cookies = createCookieJar(now);

  function buildHeaders(given: TestRequest['headers'] = {}): Headers {
    const own = {
      [firstPartyHeader.name]: firstPartyHeader.value,
      'Sec-Fetch-Site': 'same-origin',
      Origin: appOrigin,
      Cookie: cookies.header(),
    };
    const headers = new Headers();
    for (const [name, value] of Object.entries({ ...own, ...given })) {
      if (value !== null) headers.set(name, value);
    }
    return headers;
  }

  const browser: TestBrowser = {
    cookies,
    async fetch(path, { headers, ...init } = {}) {
      const request = new Request(new URL(path, appOrigin), { ...init, headers: buildHeaders(headers) });
      const response = await app.fetch(request);
      cookies.store(response);
      return response;
    },
    post: (path, body) =>
      browser.fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async session() {
      return v.parse(sessionViewSchema, await readOk(browser.fetch(endpoints.session)));
    },
    async login(wish = {}) {
      return v.parse(loginAnswerSchema, await readOk(browser.post(endpoints.login, wish))).authorizationUrl;
    },
    async consent(authorizationUrl, choice) {
      return (await consentAtSandbox(fetchBank, authorizationUrl, choice)).search.slice(1);
    },
    callback: (response, path) => browser.post(endpoints.callback, { response, ...(path && { path }) }),
    async connect({ username, decision, accounts, ...wish } = {}) {
      const choice = {
        ...(username && { username }),
        ...(decision && { decision }),
        ...(accounts && { accounts }),
      };
      const address = await browser.login(wish);
      const redirectUri = URL.parse(new URL(address).searchParams.get('redirect_uri') ?? '');
      const response = await browser.consent(address, choice);
      return v.parse(callbackAnswerSchema, await readOk(browser.callback(response, redirectUri?.pathname)));
    },
  };
  return browser;
}

async function readOk(answering: Promise<Response>): Promise<unknown> {
  const answer = await answering;
  if (answer.ok) return answer.json();
  throw new Error(`Unexpected answer ${answer.status}: ${await answer.text()}`);
}
