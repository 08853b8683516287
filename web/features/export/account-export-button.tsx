import { useState } from 'react';
import { loadPart } from '../../load-part.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import { type Retry, showFailure } from '../problem-notice/show-failure.tsx';
import type { AccountExportProps } from './account-export.tsx';
import { ExportButton } from './export-button.tsx';

const currentExport = createDeferred<AccountExportProps & Retry>(
  async () =>
    (await loadPart('features/export/account-export.tsx', () => import('./account-export.tsx')))
      .AccountExport,
  showFailure,
);

export function AccountExportButton(props: Omit<AccountExportProps, 'close'>) {
  const [AccountExport, setExport] = useState(currentExport);
  return (
    <ExportButton>
      {(close) => <AccountExport {...props} close={close} retry={() => setExport(currentExport)} />}
    </ExportButton>
  );
}
