import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { nameFailure } from '../../api/request-failure.ts';
import { loadLaterMessages } from '../../i18n.ts';
import type { ProblemNoticeProps } from './problem-notice.tsx';

/** The notice with all its sentences, or the bare one where even it cannot be fetched. */
export async function loadProblemNotice() {
  try {
    const [{ ProblemNotice }] = await Promise.all([import('./problem-notice.tsx'), loadLaterMessages()]);
    return { default: ProblemNotice };
  } catch {
    return { default: BareNotice };
  }
}

const LoadedNotice = lazy(loadProblemNotice);

/** The notice for the first screens, which are there before its sentences are. */
export const DeferredProblemNotice = (props: ProblemNoticeProps) => (
  <Suspense fallback={null}>
    <LoadedNotice {...props} />
  </Suspense>
);

function BareNotice({ failure, retry }: ProblemNoticeProps) {
  const { code, details } = nameFailure(failure);
  return (
    <div role="alert">
      <p translate="no">
        {code} {details.requestId}
      </p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          <Trans>Try again</Trans>
        </button>
      )}
    </div>
  );
}
