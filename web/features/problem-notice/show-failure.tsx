import type { FunctionComponent } from 'react';
import { DeferredProblemNotice } from './deferred-problem-notice.tsx';

export interface Retry {
  /** Asks once more for a part that did not come. */
  retry: () => void;
}

/** What stands in for a part that did not come: why, and a way to try again in place. */
export const showFailure =
  (failure: unknown): FunctionComponent<Retry> =>
  ({ retry }) => <DeferredProblemNotice failure={failure} retry={retry} />;
