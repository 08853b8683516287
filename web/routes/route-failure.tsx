import { useLingui } from '@lingui/react/macro';
import { useRevalidator, useRouteError } from 'react-router';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { DeferredProblemNotice } from '../features/problem-notice/deferred-problem-notice.tsx';

/** What stands in for a screen that could not be made: the failure by its name, never an empty page. */
export function RouteFailure() {
  const { t } = useLingui();
  const failure = useRouteError();
  const { revalidate } = useRevalidator();
  return (
    <div className="page-flow">
      <PageHeading title={t`This page could not be shown`} />
      <DeferredProblemNotice failure={failure} retry={revalidate} />
    </div>
  );
}
