import { Plural, Trans } from '@lingui/react/macro';
import { localDayAt } from '../../../shared/calendar-date.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { useWorld } from '../../world.tsx';
import type { FoundRows } from '../find/find-rows.ts';
import { ExportDialog } from './export-dialog.tsx';
import { exportFound } from './exported-rows.ts';

export interface FoundExportProps {
  found: FoundRows;
  /** Whether everything that the banks have was searched. */
  isWhole: boolean;
  close: () => void;
}

/** Exports what was found, one file for each account. */
export function FoundExport({ found, isWhole, close }: FoundExportProps) {
  const today = localDayAt(useWorld().now());
  const collect = () =>
    [...groupBy(found.rows, found.accountOf)].flatMap(([account, rows]) =>
      account === undefined ? [] : [exportFound(account, rows, today)],
    );
  return (
    <ExportDialog close={close} collect={collect}>
      <p>
        <Plural value={found.rows.length} one="# row that was found" other="# rows that were found" />
        {!isWhole && (
          <>
            {'. '}
            <Trans>Not everything is loaded: it may still be among the older rows.</Trans>
          </>
        )}
      </p>
    </ExportDialog>
  );
}
