import { routePaths } from './paths.ts';

/**
 * Takes the authorization response (RFC 6749 §4.1.2) out of the address bar at once, before anything is rendered or
 * recorded, and hands it out once. Some servers put it behind `#`, though they were not asked to.
 */
export function takeFromAddressBar({ location, history }: Window): () => string | null {
  if (location.pathname.replace(/\/$/, '') !== routePaths.callback) return () => null;
  let response: string | null = (location.search || location.hash).slice(1) || null;
  history.replaceState(null, '', routePaths.callback);
  return () => {
    const taken = response;
    response = null;
    return taken;
  };
}
