import type { Connection } from '../../../shared/session-view.ts';
import { nameFailure } from '../../api/request-failure.ts';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import styles from './read-failure.module.css';

interface ReadFailureProps {
  connection: Connection;
  /** Null where nothing failed. */
  failure: unknown;
  retry: () => Promise<unknown>;
}

/** A read that failed, in its place. A lost consent is told once for its connection, by `LostConsentNotice`. */
export function ReadFailure({ connection, failure, retry }: ReadFailureProps) {
  if (failure === null) return null;
  const isTold = connection.status === 'consent-required' && nameFailure(failure).code === 'consent_required';
  if (isTold) return null;
  return (
    <div className={styles.failure}>
      <ProblemNotice failure={failure} retry={retry} />
    </div>
  );
}
