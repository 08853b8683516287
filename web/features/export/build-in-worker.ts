import { RequestFailure } from '../../api/request-failure.ts';
import type { ExportedFile, ExportJob } from '../../history/export/export-job.ts';
import type { ExportAnswer } from './export-worker.ts';

/** Builds the files in a worker of their own, which ends with them, or when `signal` says so. */
export function buildInWorker(job: ExportJob, signal: AbortSignal): Promise<ExportedFile[]> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  const built = new Promise<ExportedFile[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) =>
      'files' in data ? resolve(data.files) : reject(data.failure);
    // Its script did not come: what goes wrong in it, it answers.
    worker.onerror = () => reject(new RequestFailure('offline', {}, null));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  worker.postMessage(job);
  return built.finally(() => worker.terminate());
}
