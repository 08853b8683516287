import { Trans, useLingui } from '@lingui/react/macro';
import { Link, replace, useRouteError } from 'react-router';
import { parseReturnPath } from '../../shared/return-path.ts';
import { RequestFailure } from '../api/request-failure.ts';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { DeferredProblemNotice } from '../features/problem-notice/deferred-problem-notice.tsx';
import { useSession } from '../features/session/use-session.ts';
import { paths } from '../paths.ts';
import { type KnownSession, sessionQuery } from '../queries/session.ts';
import type { World } from '../world.tsx';

/**
 * Completes the authorization with the response that came in the address (RFC 6749 §4.1.2). It can be taken only once, so
 * that it is sent once; without one, as after a reload, there is nothing to complete, and who is signed in goes on. Of two
 * tabs that come back at once, the second joins the session that the first was given: each would begin one, and one would
 * be lost.
 */
export const createCallbackLoader =
  ({ client, queryClient, sessionLife, inTurn, takeAuthorizationResponse }: World) =>
  async () => {
    const response = takeAuthorizationResponse();
    if (response === null)
      return leaveWithoutResponse(await queryClient.ensureQueryData(sessionQuery(client)));
    const { returnTo } = await inTurn(() => client.callback(response));
    await sessionLife.arrive();
    return replace(parseReturnPath(returnTo));
  };

function leaveWithoutResponse({ status }: KnownSession): Response {
  if (status === 'signed-in') return replace(paths.accounts());
  throw new RequestFailure('authorization_unknown');
}

export function CallbackPending() {
  const { t } = useLingui();
  return (
    <div role="status" className="page-flow">
      <PageHeading title={t`Completing the connection`} />
      <p className="lead">
        <Trans>The bank has answered. This takes a moment.</Trans>
      </p>
    </div>
  );
}

/** Who is signed in keeps what there was: to begin anew from here would add a connection where one was to be renewed. */
export function CallbackFailure() {
  const { t } = useLingui();
  const failure = useRouteError();
  const session = useSession();
  const signedIn = session?.status === 'signed-in';
  return (
    <div className="page-flow">
      <PageHeading title={signedIn ? t`Nothing has changed` : t`The bank was not connected`} />
      <DeferredProblemNotice failure={failure} />
      <Link className="button button-primary" tabIndex={0} to={signedIn ? paths.accounts() : paths.connect()}>
        {signedIn ? <Trans>Go to your accounts</Trans> : <Trans>Start again</Trans>}
      </Link>
    </div>
  );
}
