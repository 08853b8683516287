import { routePaths } from './paths.ts';

/**
 * Takes the authorization response (RFC 6749 §4.1.2) out of the address bar at once, before anything is rendered or
 * recorded, and hands it out once.
 */
export function takeFromAddressBar({ location, history }: Window): () => string | null {
  if (location.pathname !== routePaths.callback || location.search === '') return () => null;
  let response: string | null = location.search.slice(1);
  history.replaceState(null, '', routePaths.callback);
  return () => {
    const taken = response;
    response = null;
    return taken;
  };
}
