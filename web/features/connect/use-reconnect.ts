import { useLocation } from 'react-router';
import { useConnect } from './use-connect.ts';

/** Begins a new authorization for a connection, which leads back to this very address. */
export function useReconnect(connectionId: string) {
  const { pathname, search } = useLocation();
  const { connect, error, isLeaving } = useConnect();
  return { reconnect: () => connect({ connectionId, returnTo: pathname + search }), error, isLeaving };
}
