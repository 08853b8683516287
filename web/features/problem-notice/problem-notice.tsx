import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { nameFailure, type RequestFailure } from '../../api/request-failure.ts';
import { paths } from '../../paths.ts';
import { useWorld } from '../../world.tsx';
import styles from './problem-notice.module.css';
import { problemSentence } from './problem-sentence.ts';
import { TryAgain } from './try-again.tsx';
import { useFocusAfter } from './use-focus-after.ts';

export interface ProblemNoticeProps {
  failure: unknown;
  /** A promise tells until when it tries; it must not be rejected. */
  retry?: () => unknown;
  /** Another way on, beside trying again. */
  renewal?: ReactNode;
}

/** Tells of a failure: what happened, what helps, from when, and what to tell whoever can help. */
export function ProblemNotice({ failure, retry, renewal }: ProblemNoticeProps) {
  const { i18n } = useLingui();
  const notice = useFocusAfter<HTMLDivElement>();
  const named = nameFailure(failure);
  const { happened, helps } = problemSentence(named.code);
  return (
    <div role="alert" ref={notice} className={styles.notice}>
      <p className={styles.happened}>{named.details.dailyLimit ? <DayUsedUp /> : i18n._(happened)}</p>
      <p>{named.details.renewalMayHelp ? <RenewalHelps /> : i18n._(helps)}</p>
      <WhenItHelps failure={named} />
      {(retry || renewal) && (
        <div className={styles.actions}>
          {retry && (named.code === 'new_version' ? <LoadAnew /> : <TryAgain retry={retry} />)}
          {renewal}
        </div>
      )}
      <ProblemReference failure={named} />
    </div>
  );
}

const DayUsedUp = () => (
  <Trans>The bank allows only a few reads a day of each account, and today’s are used up.</Trans>
);

const RenewalHelps = () => (
  <Trans>
    Try again in a moment. If it stays so, renew the connection: the bank may no longer accept your consent.
  </Trans>
);

/** What is gone comes with the newer version alone. */
function LoadAnew() {
  const { leave } = useWorld();
  return <TryAgain retry={() => leave(location.pathname + location.search)} />;
}

function WhenItHelps({ failure: { details } }: { failure: RequestFailure }) {
  const { i18n } = useLingui();
  if (details.retryAt !== undefined) {
    const at = new Date(details.retryAt);
    const clockTime = <time dateTime={at.toISOString()}>{i18n.date(at, { timeStyle: 'medium' })}</time>;
    return (
      <p>
        <Trans>It can work again from {clockTime}.</Trans>
      </p>
    );
  }
  if (details.earliestDateFrom === undefined) return null;
  const day = new Date(`${details.earliestDateFrom}T00:00:00Z`);
  const earliest = (
    <time dateTime={details.earliestDateFrom}>{i18n.date(day, { dateStyle: 'long', timeZone: 'UTC' })}</time>
  );
  return (
    <p>
      <Trans>The bank’s data begin on {earliest}.</Trans>
    </p>
  );
}

/** The code and the request's number: what an operator needs to find the failure in the log. */
function ProblemReference({ failure: { code, details } }: { failure: RequestFailure }) {
  return (
    <p className={styles.reference}>
      <Link to={paths.errors(code)} tabIndex={0}>
        <Trans>What this means</Trans>
      </Link>
      <span translate="no">{code}</span>
      {details.requestId && (
        <span>
          <Trans>
            request <span translate="no">{details.requestId}</span>
          </Trans>
        </span>
      )}
    </p>
  );
}
