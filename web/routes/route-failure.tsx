import { useLingui } from '@lingui/react/macro';
import { useLocation, useRevalidator, useRouteError } from 'react-router';
import { nameFailure } from '../api/request-failure.ts';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { DeferredProblemNotice } from '../features/problem-notice/deferred-problem-notice.tsx';
import { useWorld } from '../world.tsx';

/** What stands in for a screen that could not be made: the failure by its name, never an empty page. */
export function RouteFailure() {
  const { t } = useLingui();
  const { leave } = useWorld();
  const { pathname, search } = useLocation();
  const { revalidate } = useRevalidator();
  const error = useRouteError();
  const failure = nameFailure(error);
  // What has no name is helped by loading everything anew, and by nothing offline.
  const isNamed = failure === error || failure.code === 'offline';
  const retry = isNamed ? revalidate : () => leave(pathname + search);
  return (
    <div className="page-flow">
      <PageHeading title={t`This page could not be shown`} />
      <DeferredProblemNotice failure={failure} retry={retry} />
    </div>
  );
}
