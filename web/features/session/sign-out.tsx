import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../dialog/dialog.tsx';
import { DeferredProblemNotice } from '../problem-notice/deferred-problem-notice.tsx';
import { useSignOut } from './use-sign-out.ts';

/** Signs out, or says plainly that the person still is signed in. */
export function SignOut() {
  const { t } = useLingui();
  const { mutate, reset, isPending, error } = useSignOut();
  return (
    <>
      <button type="button" className="button button-quiet" disabled={isPending} onClick={() => mutate()}>
        <Trans>Sign out</Trans>
      </button>
      {error && (
        <Dialog
          title={t`You are still signed in`}
          close={reset}
          actions={
            <button type="button" className="button" onClick={reset}>
              <Trans>Close</Trans>
            </button>
          }
        >
          <DeferredProblemNotice failure={error} retry={() => mutate()} />
        </Dialog>
      )}
    </>
  );
}
