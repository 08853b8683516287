import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../dialog/dialog.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { useLastMinute } from './use-last-minute.ts';
import { useStay } from './use-stay.ts';

interface SessionWarningProps {
  /** Milliseconds since the epoch, by the server's clock. */
  endsAt: number;
  leave: () => void;
}

/** In the last minute before the idle end: how long there is, and the choice to stay or to leave. */
export function SessionWarning({ endsAt, leave }: SessionWarningProps) {
  const { t } = useLingui();
  const secondsLeft = useLastMinute(endsAt);
  const stay = useStay();
  if (secondsLeft === null) return null;
  return (
    <Dialog
      title={t`Are you still there?`}
      close={stay.mutate}
      actions={
        <>
          <button type="button" className="button button-primary" onClick={() => stay.mutate()}>
            <Trans>Stay signed in</Trans>
          </button>
          <button type="button" className="button" onClick={leave}>
            <Trans>Sign out now</Trans>
          </button>
        </>
      }
    >
      <p role="timer">
        <Plural
          value={secondsLeft}
          one="You will be signed out in # second."
          other="You will be signed out in # seconds."
        />
      </p>
      <p>
        <Trans>
          That is only Konto’s own session, which ends when nobody uses it. Your consent at the bank goes on.
        </Trans>
      </p>
      {stay.error && <ProblemNotice failure={stay.error} />}
    </Dialog>
  );
}
