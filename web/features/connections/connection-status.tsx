import { Trans } from '@lingui/react/macro';
import type { Connection } from '../../../shared/session-view.ts';
import { Icon } from '../icon/icon.tsx';
import styles from './connection-status.module.css';

/** The state in words; the drawing only helps to find it. */
export function ConnectionStatus({ status }: { status: Connection['status'] }) {
  if (status === 'active')
    return (
      <span className={styles.status}>
        <Icon name="connected" />
        <Trans>Connected</Trans>
      </span>
    );
  return (
    <span className={`${styles.status} ${styles.lost}`}>
      <Icon name="attention" />
      <Trans>Reconnect needed</Trans>
    </span>
  );
}
