import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { ExportedAccount, ExportFormat } from '../../history/export/export-job.ts';
import { usePreferences } from '../../preferences/preferences.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { SelectField } from '../form-field/select-field.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import styles from './export-dialog.module.css';
import { FormatLimits } from './format-limits.tsx';
import { useExport } from './use-export.ts';

interface ExportDialogProps {
  close: () => void;
  /** What is to be exported: a choice, or a sentence; and how far it is loaded. */
  children: ReactNode;
  /** Null while it is still being read. Called when the files are to be built. */
  collect: (() => readonly ExportedAccount[]) | null;
}

/** In which format the rows are saved. The files are built in the browser alone. */
export function ExportDialog({ close, children, collect }: ExportDialogProps) {
  const { t } = useLingui();
  const isPrivate = usePreferences((preferences) => preferences.privacy);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [use, setUse] = useState<'people' | 'programs'>('people');
  const [isConfirmed, setConfirmed] = useState(false);
  const saving = useExport();
  const canSave = collect !== null && (isConfirmed || !isPrivate) && !saving.isPending;
  const save = () => {
    if (canSave) saving.mutate({ accounts: collect(), format, isForPeople: use === 'people' });
  };
  return (
    <Dialog
      title={<Trans>Export</Trans>}
      close={close}
      actions={
        <>
          <button type="button" className="button" onClick={close}>
            {saving.isPending ? <Trans>Cancel</Trans> : <Trans>Close</Trans>}
          </button>
          <button type="button" className="button button-primary" aria-disabled={!canSave} onClick={save}>
            {saving.isPending ? <Trans>Being built…</Trans> : <Trans>Save</Trans>}
          </button>
        </>
      }
    >
      <div className={styles.export}>
        {children}
        <SelectField
          label={t`Format`}
          value={format}
          options={[
            ['csv', 'CSV'],
            ['xlsx', 'Excel (XLSX)'],
            ['json', 'JSON'],
            ['ofx', 'OFX'],
            ['qif', 'QIF'],
            ['camt053', 'camt.053'],
          ]}
          choose={setFormat}
          isStacked
        />
        {format === 'csv' && (
          <SelectField
            label={t`Written for`}
            value={use}
            options={[
              ['people', t`spreadsheets in this language`],
              ['programs', t`programs (comma, point, ISO dates)`],
            ]}
            choose={setUse}
            isStacked
          />
        )}
        <p className={styles.limits}>
          <FormatLimits format={format} />
        </p>
        {isPrivate && (
          <label className={styles.confirm}>
            <input type="checkbox" checked={isConfirmed} onChange={() => setConfirmed(!isConfirmed)} />
            <Trans>Amounts are hidden on the screen. The file shows them.</Trans>
          </label>
        )}
        {saving.error && <ProblemNotice failure={saving.error} />}
        <p role="status" className={styles.saved}>
          {saving.data !== undefined && (
            <Plural value={saving.data} one="The file is saved." other="# files are saved." />
          )}
        </p>
      </div>
    </Dialog>
  );
}
