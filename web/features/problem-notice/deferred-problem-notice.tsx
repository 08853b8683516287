import { Trans } from '@lingui/react/macro';
import { Suspense, useState } from 'react';
import { nameFailure } from '../../api/request-failure.ts';
import { loadLaterMessages } from '../../i18n.ts';
import { loadPart } from '../../load-part.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import type { ProblemNoticeProps } from './problem-notice.tsx';

/** The notice with all its sentences. */
export async function loadProblemNotice() {
  const [{ ProblemNotice }] = await Promise.all([
    loadPart('features/problem-notice/problem-notice.tsx', () => import('./problem-notice.tsx')),
    loadLaterMessages(),
  ]);
  return ProblemNotice;
}

const currentNotice = createDeferred(loadProblemNotice, () => BareNotice);

/** The notice for the first screens, which are there before its sentences are; the bare one where even they do not come. */
export function DeferredProblemNotice(props: ProblemNoticeProps) {
  const [LoadedNotice] = useState(currentNotice);
  return (
    <Suspense fallback={null}>
      <LoadedNotice {...props} />
    </Suspense>
  );
}

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
