import { Trans, useLingui } from '@lingui/react/macro';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../../../shared/session-view.ts';
import { formatMoment } from '../../format/format-moment.ts';
import { bankDataKey } from '../../queries/bank-data.ts';
import { useWorld } from '../../world.tsx';
import styles from './as-of.module.css';
import { ConnectionName } from './connection-name.tsx';
import { useReadAt } from './use-read-at.ts';

/** When a connection's data were read, and the one way to read them again: nothing refreshes by itself. */
export function AsOf({ connection }: { connection: Connection }) {
  const queryClient = useQueryClient();
  const queryKey = bankDataKey(connection.connectionId);
  const readAt = useReadAt(queryKey);
  const isReading = useIsFetching({ queryKey }) > 0;
  const refresh = () => {
    if (!isReading) void queryClient.invalidateQueries({ queryKey });
  };
  return (
    <p className={styles.asOf}>
      <span role="status">
        {readAt === null ? isReading && <Trans>Loading…</Trans> : <Moment moment={readAt} />}
      </span>
      {(readAt !== null || !isReading) && (
        <button type="button" className="button button-quiet" aria-disabled={isReading} onClick={refresh}>
          {isReading ? <Trans>Refreshing…</Trans> : <Trans>Refresh</Trans>}{' '}
          <span className="visually-hidden">
            <ConnectionName connection={connection} />
          </span>
        </button>
      )}
    </p>
  );
}

function Moment({ moment }: { moment: number }) {
  const { i18n } = useLingui();
  const { now } = useWorld();
  const time = (
    <time dateTime={new Date(moment).toISOString()}>{formatMoment(moment, now(), i18n.locale)}</time>
  );
  return <Trans>As of {time}</Trans>;
}
