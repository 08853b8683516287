import { Trans } from '@lingui/react/macro';
import { type ReactNode, Suspense, useState } from 'react';

interface ExportButtonProps {
  /** The dialog, which comes when it is first asked for. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens an export. */
export function ExportButton({ children }: ExportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        <Trans>Export</Trans>
      </button>
      {isOpen && <Suspense fallback={null}>{children(() => setOpen(false))}</Suspense>}
    </>
  );
}
