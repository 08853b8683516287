import { callbackPath, isCallbackPath } from '../shared/callback-path.ts';
import type { CallbackRequest } from '../shared/session-view.ts';

/**
 * Takes the authorization response (RFC 6749 §4.1.2) out of the address bar at once, before anything is rendered or
 * recorded, and hands it out once, with the path on which it came. Some servers put it behind `#`, though they were not
 * asked to.
 */
export function takeFromAddressBar({ location, history }: Window): () => CallbackRequest | null {
  const path = location.pathname;
  if (!isCallbackPath(path)) return () => null;
  let response = (location.search || location.hash).slice(1);
  history.replaceState(null, '', callbackPath);
  return () => {
    const taken = response && { response, path };
    response = '';
    return taken || null;
  };
}
