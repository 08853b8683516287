import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type ExportedAccount, type ExportFormat, runExport } from '../../history/export/export-job.ts';
import { useWorld } from '../../world.tsx';
import { saveFile } from '../save-file/save-file.ts';
import { createBreathe } from './breathe.ts';
import { useExportHeadings } from './use-export-headings.ts';

export interface ExportChoice {
  format: ExportFormat;
  /** Whether a CSV is written for spreadsheets of the person's language, or for programs. */
  isForPeople: boolean;
}

/** Builds the files and hands them to the browser. Who leaves meanwhile gets none. */
export function useExport() {
  const { i18n } = useLingui();
  const { now } = useWorld();
  const headings = useExportHeadings();
  const leaving = useRef(new AbortController());

  useEffect(() => {
    const left = new AbortController();
    leaving.current = left;
    return () => left.abort();
  }, []);

  return useMutation({
    mutationFn: async ({
      accounts,
      format,
      isForPeople,
    }: ExportChoice & { accounts: readonly ExportedAccount[] }) => {
      const { signal } = leaving.current;
      const files = await runExport(
        {
          format,
          accounts,
          csvLocale: isForPeople ? i18n.locale : null,
          withByteOrderMark: isForPeople,
          headings,
          createdAt: now(),
        },
        createBreathe(signal),
      );
      if (!signal.aborted) for (const { name, content } of files) saveFile(name, content);
      return files.length;
    },
  });
}
