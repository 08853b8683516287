import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { callbackPath } from '../shared/callback-path.ts';
import { App } from './app.tsx';
import { takeFromAddressBar } from './authorization-response.ts';
import { earlyFetch } from './early-answers.ts';
import { loadProblemNotice } from './features/problem-notice/deferred-problem-notice.tsx';
import { firstScreenKnown } from './first-screen.ts';
import { applyPreferences } from './preferences/apply-preferences.ts';
import { createAppRouter } from './router.tsx';
import { createSessionChannel } from './session/session-channel.ts';
import { veilWhileAway } from './session/veil.ts';
import { createWorld } from './world.tsx';

const takeAuthorizationResponse = takeFromAddressBar(window);
const world = createWorld({
  fetch: earlyFetch,
  now: Date.now,
  leave: (url) => location.assign(url),
  channel: createSessionChannel('konto-session'),
  inTurn: (task) => navigator.locks.request('konto-turn', task),
  takeAuthorizationResponse,
});
const router = createAppRouter(world);

world.sessionLife.followOtherTabs();
veilWhileAway(window, world.sessionLife.confirm);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root');
const isCallback = location.pathname === callbackPath;
void Promise.all([
  applyPreferences(document),
  isCallback || firstScreenKnown(router, world.queryClient),
]).then(() => {
  createRoot(root).render(<App world={world} router={router} />);
  // It is asked for again by the first notice that is shown.
  loadProblemNotice().catch(() => undefined);
});
