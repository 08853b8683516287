import { render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { createMemoryRouter, type DataRouter } from 'react-router';
import { onTestFinished } from 'vitest';
import { callbackPath, isCallbackPath } from '../../shared/callback-path.ts';
import type { CallbackRequest } from '../../shared/session-view.ts';
import { App } from '../../web/app.tsx';
import { applyPreferences } from '../../web/preferences/apply-preferences.ts';
import { appRoutes } from '../../web/router.tsx';
import { createSessionChannel } from '../../web/session/session-channel.ts';
import { createWorld, type World } from '../../web/world.tsx';
import type { TestBrowser } from './test-browser.ts';

export interface RenderAppOptions {
  /** Where the person opens the application, e.g. `/accounts` or `/callback?code=…&state=…`. */
  path?: string;
  /** Whose cookies and requests these are; a second application with the same one is another tab. */
  browser: TestBrowser;
  /** Milliseconds since the epoch; give the test app's clock where the screens must agree with the BFF. */
  now?: () => number;
  /** Tabs hear each other where they share a channel. */
  channelName?: string;
}

export interface RenderedApp {
  user: UserEvent;
  world: World;
  router: DataRouter;
  /** Where the application sent the browser. */
  left: string[];
  /** Every path that was asked for, in order, as `GET /bff/session`. */
  requests: string[];
  /** What this tab shows. */
  container: HTMLElement;
}

/** The whole application in a page, over the BFF and the sandbox bank of `createTestApp()`. */
export async function renderApp(options: RenderAppOptions): Promise<RenderedApp> {
  const { path = '/', browser, now = Date.now, channelName = crypto.randomUUID() } = options;
  const left: string[] = [];
  const requests: string[] = [];
  const [entry, takeAuthorizationResponse] = splitCallback(path);
  const world = createWorld({
    fetch: (input, init = {}) => {
      requests.push(`${init.method ?? 'GET'} ${String(input)}`);
      return sendAsBrowser(browser, String(input), init);
    },
    now,
    leave: (url) => left.push(url),
    channel: createSessionChannel(channelName),
    inTurn: (task) => task(),
    takeAuthorizationResponse,
  });
  const stops = [world.sessionLife.followOtherTabs(), await applyPreferences(document)];
  onTestFinished(() => {
    for (const stop of stops) stop();
    world.queryClient.clear();
  });
  const router = createMemoryRouter(appRoutes(world), { initialEntries: [entry] });
  const { container } = render(<App world={world} router={router} />);
  return { user: userEvent.setup(), world, router, left, requests, container };
}

/** What `main.tsx` does with the address bar. */
function splitCallback(path: string): [string, () => CallbackRequest | null] {
  const { pathname, search } = new URL(path, 'http://konto.test');
  if (!isCallbackPath(pathname)) return [path, () => null];
  const responses = search === '' ? [] : [{ response: search.slice(1), path: pathname }];
  return [callbackPath, () => responses.pop() ?? null];
}

/** jsdom brings an AbortSignal of its own, which Node's fetch does not take: giving up is done here. */
async function sendAsBrowser(browser: TestBrowser, path: string, init: RequestInit): Promise<Response> {
  const { method, body, signal, headers } = init;
  const answer = browser.fetch(path, {
    headers: Object.fromEntries(new Headers(headers ?? {})),
    ...(method && { method }),
    ...(typeof body === 'string' && { body }),
  });
  if (!signal) return answer;
  signal.throwIfAborted();
  const givenUp = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([answer, givenUp]);
}
