import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../features/session/use-session.ts';
import { connectAgain } from './require-session.ts';

/** The screens that show a person's own data. The moment the session ends, nothing of them stays on the page. */
export function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session?.status !== 'signed-in')
    return <Navigate to={connectAgain(session?.reason, pathname + search)} replace />;
  return <Outlet />;
}
