import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../features/session/use-session.ts';
import { forgetSessionData, knownSession } from '../queries/session.ts';
import { useWorld } from '../world.tsx';
import { connectAgain } from './require-session.ts';

/** The screens that show a person's own data. The moment the session ends, nothing of them stays on the page. */
export function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  useForgetOnEnd();
  if (session?.status !== 'signed-in')
    return <Navigate to={connectAgain(session?.reason, pathname + search)} replace />;
  return <Outlet />;
}

/** Once more when the screens have gone: their last effects may put empty entries back under the bank's ids. */
function useForgetOnEnd() {
  const { queryClient } = useWorld();
  useEffect(
    () => () => {
      if (knownSession(queryClient)?.status !== 'signed-in') forgetSessionData(queryClient);
    },
    [queryClient],
  );
}
