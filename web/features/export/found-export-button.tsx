import { useState } from 'react';
import { loadPart } from '../../load-part.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import { type Retry, showFailure } from '../problem-notice/show-failure.tsx';
import { ExportButton } from './export-button.tsx';
import type { FoundExportProps } from './found-export.tsx';

const currentExport = createDeferred<FoundExportProps & Retry>(
  async () =>
    (await loadPart('features/export/found-export.tsx', () => import('./found-export.tsx'))).FoundExport,
  showFailure,
);

export function FoundExportButton(props: Omit<FoundExportProps, 'close'>) {
  const [FoundExport, setExport] = useState(currentExport);
  return (
    <ExportButton>
      {(close) => <FoundExport {...props} close={close} retry={() => setExport(currentExport)} />}
    </ExportButton>
  );
}
