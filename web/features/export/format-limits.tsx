import { Trans } from '@lingui/react/macro';
import type { ExportFormat } from '../../history/export/export-job.ts';

/** What a format is for, and what it leaves out. `docs/exports.md` says all of it. */
export function FormatLimits({ format }: { format: ExportFormat }) {
  switch (format) {
    case 'csv':
      return <Trans>For spreadsheets. The bank’s own records are left out.</Trans>;
    case 'xlsx':
      return <Trans>For Excel, LibreOffice and others. The bank’s own records are left out.</Trans>;
    case 'json':
      return <Trans>For programs: everything, with the bank’s own records.</Trans>;
    case 'ofx':
      return <Trans>For accounting programs. Pending payments and most references are left out.</Trans>;
    case 'qif':
      return (
        <Trans>
          For older accounting programs. Pending payments, times and most references are left out.
        </Trans>
      );
    case 'camt053':
      return (
        <Trans>
          For accounting programs, as banks send statements (ISO 20022). Pending payments are left out, and
          very long texts are cut.
        </Trans>
      );
  }
}
