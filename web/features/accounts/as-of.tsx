import { Trans, useLingui } from '@lingui/react/macro';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { formatMoment } from '../../format/format-moment.ts';
import { bankDataKey } from '../../queries/bank-data.ts';
import { useWorld } from '../../world.tsx';
import styles from './as-of.module.css';

interface AsOfProps {
  connectionId: string;
  bankName: string;
  /** When the oldest of what is shown was read, in ms since the epoch; 0 where nothing was. */
  readAt: number;
}

/** When the data were read, and the one way to read them again: nothing refreshes by itself. */
export function AsOf({ connectionId, bankName, readAt }: AsOfProps) {
  const { t, i18n } = useLingui();
  const { now } = useWorld();
  const queryClient = useQueryClient();
  const queryKey = bankDataKey(connectionId);
  const isRefreshing = useIsFetching({ queryKey }) > 0;
  const refresh = () => isRefreshing || void queryClient.invalidateQueries({ queryKey });
  const time = (
    <time dateTime={new Date(readAt).toISOString()}>{formatMoment(readAt, now(), i18n.locale)}</time>
  );
  return (
    <p className={styles.asOf}>
      <span role="status">{readAt > 0 && <Trans>As of {time}</Trans>}</span>
      <button
        type="button"
        className="button button-quiet"
        aria-label={t`Refresh what ${bankName} shows`}
        aria-disabled={isRefreshing}
        onClick={refresh}
      >
        {isRefreshing ? <Trans>Refreshing…</Trans> : <Trans>Refresh</Trans>}
      </button>
    </p>
  );
}
