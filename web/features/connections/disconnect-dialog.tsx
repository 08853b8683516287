import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Connection } from '../../../shared/session-view.ts';
import { useConnectionName } from '../connection-data/use-connection-name.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { useDisconnect } from './use-disconnect.ts';

interface DisconnectDialogProps {
  connection: Connection;
  close: () => void;
}

/** Asks before it ends a connection, and then says honestly whether the bank has been told. */
export function DisconnectDialog({ connection, close }: DisconnectDialogProps) {
  const disconnect = useDisconnect(connection.connectionId);
  const [nameWhenAsked] = useState(useConnectionName(connection)); // Afterwards it needs no number.
  const bankName = <bdi>{nameWhenAsked}</bdi>;
  if (disconnect.data)
    return <Disconnected bankName={bankName} consentDeleted={disconnect.data.consentDeleted} close={close} />;
  return (
    <Dialog
      title={<Trans>Disconnect {bankName}?</Trans>}
      close={close}
      actions={
        <>
          <button type="button" className="button" onClick={close}>
            <Trans>Keep it connected</Trans>
          </button>
          <button
            type="button"
            className="button button-danger"
            aria-disabled={disconnect.isPending}
            onClick={() => disconnect.isPending || disconnect.mutate()}
          >
            <Trans>Disconnect</Trans>
          </button>
        </>
      }
    >
      <p>
        <Trans>
          Konto forgets its access to {bankName} and everything it has read there, in every tab. Nothing
          changes in your accounts, and you can connect the bank again at any time.
        </Trans>
      </p>
      {disconnect.error && <ProblemNotice failure={disconnect.error} />}
    </Dialog>
  );
}

interface DisconnectedProps {
  bankName: ReactNode;
  consentDeleted: boolean;
  close: () => void;
}

function Disconnected({ bankName, consentDeleted, close }: DisconnectedProps) {
  return (
    <Dialog
      title={<Trans>{bankName} is disconnected</Trans>}
      close={close}
      actions={
        <button type="button" className="button button-primary" onClick={close}>
          <Trans>Close</Trans>
        </button>
      }
    >
      {consentDeleted ? (
        <p>
          <Trans>Konto has forgotten its access, and the bank has deleted the consent.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Konto has forgotten its access. The bank was not told: the consent itself stays there until you
            withdraw it in your internet banking, or until it runs out.
          </Trans>
        </p>
      )}
    </Dialog>
  );
}
