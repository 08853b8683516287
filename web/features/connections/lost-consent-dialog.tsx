import { Trans } from '@lingui/react/macro';
import { useStore } from 'zustand';
import type { Connection } from '../../../shared/session-view.ts';
import { bankDataKey } from '../../queries/bank-data.ts';
import { useWorld } from '../../world.tsx';
import { useReconnect } from '../connect/use-reconnect.ts';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';

/** Asks once to reconnect a bank that has refused the consent, however many reads it refused. */
export function LostConsentDialog({ connections }: { connections: readonly Connection[] }) {
  const { lostConsent } = useWorld().sessionLife;
  const asking = useStore(lostConsent, (state) => state.asking);
  const connection = connections.find(({ connectionId }) => connectionId === asking);
  return connection ? <ReconnectDialog connection={connection} /> : null;
}

function ReconnectDialog({ connection }: { connection: Connection }) {
  const { declineReconnect } = useWorld().sessionLife;
  const { connectionId } = connection;
  const bankName = <ConnectionName connection={connection} />;
  const isShown = useHasData(connectionId);
  const { reconnect, error, isLeaving } = useReconnect(connectionId);
  return (
    <Dialog
      title={<Trans>Reconnect {bankName}</Trans>}
      close={declineReconnect}
      actions={
        <>
          <button type="button" className="button" onClick={declineReconnect}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="button"
            className="button button-primary"
            aria-disabled={isLeaving}
            onClick={reconnect}
          >
            <Trans>Reconnect {bankName}</Trans>
          </button>
        </>
      }
    >
      <p>
        <Trans>
          {bankName} no longer accepts your consent: it has run out, or you withdrew it at the bank. Give a
          new one on the bank’s page and you will come back to exactly this place.
        </Trans>
      </p>
      {isShown && (
        <p>
          <Trans>What was read before stays on the screen until then.</Trans>
        </p>
      )}
      {error && <ProblemNotice failure={error} />}
    </Dialog>
  );
}

/** Whether anything that the bank has sent through this connection is in memory. */
function useHasData(connectionId: string): boolean {
  const { queryClient } = useWorld();
  const known = queryClient.getQueriesData({ queryKey: bankDataKey(connectionId) });
  return known.some(([, data]) => data !== undefined);
}
