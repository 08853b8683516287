import type { Connection } from '../../../shared/session-view.ts';
import { nameFailure } from '../../api/request-failure.ts';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import styles from './read-failure.module.css';
import { Renewal } from './renewal.tsx';

interface ReadFailureProps {
  connection: Connection;
  /** Null where nothing failed. */
  failure: unknown;
  retry: () => Promise<unknown>;
}

/** A read that failed, in its place. A lost consent is told once for its connection, by `LostConsentNotice`. */
export function ReadFailure({ connection, failure, retry }: ReadFailureProps) {
  if (failure === null) return null;
  const { code, details } = nameFailure(failure);
  if (connection.status === 'consent-required' && code === 'consent_required') return null;
  const renewal = details.renewalMayHelp && <Renewal connection={connection} />;
  return (
    <div className={styles.failure}>
      <ProblemNotice failure={failure} retry={retry} renewal={renewal} />
    </div>
  );
}
