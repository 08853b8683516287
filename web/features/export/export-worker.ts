// Builds files beside the page, which stays quick meanwhile.
import { type ExportedFile, type ExportJob, runExport } from '../../history/export/export-job.ts';

export type ExportAnswer = { files: ExportedFile[] } | { failure: unknown };

addEventListener('message', ({ data }: MessageEvent<ExportJob>) => {
  const answer = (message: ExportAnswer) => postMessage(message);
  runExport(data).then(
    (files) => answer({ files }),
    (failure) => answer({ failure }),
  );
});
