import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../dialog/dialog.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import type { SignOut } from './use-sign-out.ts';

/** Says plainly that the person still is signed in. */
export function SignOutFailure({ signOut: { error, mutate, reset } }: { signOut: SignOut }) {
  const { t } = useLingui();
  return (
    <Dialog
      title={t`You are still signed in`}
      close={reset}
      actions={
        <button type="button" className="button" onClick={reset}>
          <Trans>Close</Trans>
        </button>
      }
    >
      <ProblemNotice failure={error} retry={() => mutate()} />
    </Dialog>
  );
}
